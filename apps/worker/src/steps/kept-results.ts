import type { JsonObject } from '@flowkeep/contracts';
import { type StepPlace, StepResultRepository, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';

interface StepToKeep {
  readonly place: StepPlace;
  readonly result: JsonObject;
}

interface Group {
  readonly steps: StepToKeep[];
  /** What the ledger holds for each of the steps; null where the transaction failed. */
  readonly held: Promise<readonly JsonObject[] | null>;
}

/**
 * Writes what steps gave into the ledger: of one workspace, all that come while one transaction is under way go into the
 * next. Many runs at once cost few commits, and a step alone waits for nobody.
 */
export class KeptResults {
  private readonly ledger: StepResultRepository;
  private readonly waiting = new Map<string, Group>();
  private readonly writing = new Map<string, Promise<unknown>>();

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
  ) {
    this.ledger = new StepResultRepository(keys);
  }

  /**
   * Resolves when it is committed, with what the ledger holds for the step: where another try was first, what that one
   * gave. Throws as a transaction of its own would.
   */
  async keep(workspaceId: string, place: StepPlace, result: JsonObject): Promise<JsonObject> {
    const step = { place, result };
    const group = this.waiting.get(workspaceId) ?? this.open(workspaceId);
    const index = group.steps.push(step) - 1;
    // One that cannot be kept must not take the others with it.
    const held = await group.held;
    if (held !== null) return held[index] ?? result;
    const [alone] = await this.write(workspaceId, [step]);
    return alone ?? result;
  }

  private open(workspaceId: string): Group {
    const steps: StepToKeep[] = [];
    const group = { steps, held: this.writeNext(workspaceId, steps) };
    this.waiting.set(workspaceId, group);
    return group;
  }

  private async writeNext(workspaceId: string, steps: readonly StepToKeep[]): Promise<readonly JsonObject[] | null> {
    await this.writing.get(workspaceId);
    this.waiting.delete(workspaceId);
    const written = this.write(workspaceId, steps).catch(() => null);
    this.writing.set(workspaceId, written);
    await written;
    if (this.writing.get(workspaceId) === written) this.writing.delete(workspaceId);
    return written;
  }

  private write(workspaceId: string, steps: readonly StepToKeep[]): Promise<readonly JsonObject[]> {
    return this.transactions.inWorkspace(workspaceId, (tx) => this.ledger.keepAll(tx, steps));
  }
}
