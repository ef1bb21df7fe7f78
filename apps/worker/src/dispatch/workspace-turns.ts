import { Backoff } from '../backoff.ts';

interface Rest {
  readonly backoff: Backoff;
  until: number;
}

/** What is asked when a workspace's turn fails. */
export interface TurnFailure {
  /** Whether it fails for everybody, so that nobody else need be tried. */
  readonly isOutage: (thrown: unknown) => boolean | Promise<boolean>;
  readonly report: (workspaceId: string, thrown: unknown) => void;
}

/** Gives workspaces their turns. One that fails rests for a while, longer each time, and holds up nobody else. */
export class WorkspaceTurns {
  private readonly rests = new Map<string, Rest>();

  constructor(
    private readonly failure: TurnFailure,
    private readonly now = (): number => Date.now(),
  ) {}

  /** True when one of them has worked. Throws what is an outage. */
  async each(workspaceIds: readonly string[], turn: (workspaceId: string) => Promise<boolean>): Promise<boolean> {
    let worked = false;
    for (const workspaceId of workspaceIds) {
      if ((this.rests.get(workspaceId)?.until ?? 0) > this.now()) continue;
      if (await this.take(workspaceId, turn)) worked = true;
    }
    return worked;
  }

  private async take(workspaceId: string, turn: (workspaceId: string) => Promise<boolean>): Promise<boolean> {
    try {
      const worked = await turn(workspaceId);
      this.rests.delete(workspaceId);
      return worked;
    } catch (thrown) {
      if (await this.failure.isOutage(thrown)) throw thrown;
      const rest = this.rests.get(workspaceId) ?? { backoff: new Backoff(1_000, 60_000), until: 0 };
      rest.until = this.now() + rest.backoff.take();
      this.rests.set(workspaceId, rest);
      this.failure.report(workspaceId, thrown);
      return false;
    }
  }
}
