import type { Plan } from '@flowkeep/graph';

/** Where plans are read from. Throws while they cannot be read. */
export interface PlanSource {
  /** The plan as JSON bytes. */
  readonly planJson: (workspaceId: string, hash: string) => Promise<Uint8Array>;
}

interface CachedPlan {
  readonly json: Uint8Array;
  plan: Plan | null;
}

/** Keeps the plans that were used last in memory. They never change, so nothing here grows old. */
export class CachedPlanSource implements PlanSource {
  private readonly cached = new Map<string, CachedPlan>();

  constructor(
    private readonly load: (workspaceId: string, hash: string) => Promise<Plan>,
    private readonly limit = 500,
  ) {}

  async planJson(workspaceId: string, hash: string): Promise<Uint8Array> {
    return (await this.entry(workspaceId, hash, () => this.load(workspaceId, hash))).json;
  }

  /** `load` reads a plan that is not in memory; give one where a transaction is open already. */
  async plan(workspaceId: string, hash: string, load: () => Promise<Plan> = () => this.load(workspaceId, hash)) {
    const entry = await this.entry(workspaceId, hash, load);
    entry.plan ??= JSON.parse(new TextDecoder().decode(entry.json)) as Plan;
    return entry.plan;
  }

  private async entry(workspaceId: string, hash: string, load: () => Promise<Plan>): Promise<CachedPlan> {
    const key = `${workspaceId}/${hash}`;
    const known = this.cached.get(key);
    if (known !== undefined) {
      this.cached.delete(key);
      this.cached.set(key, known);
      return known;
    }
    const plan = await load();
    const made: CachedPlan = { json: new TextEncoder().encode(JSON.stringify(plan)), plan };
    this.cached.set(key, made);
    const [oldest] = this.cached.keys();
    if (this.cached.size > this.limit && oldest !== undefined) this.cached.delete(oldest);
    return made;
  }
}
