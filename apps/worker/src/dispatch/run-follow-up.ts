import { RunEndRepository, RunRuleRepository, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';

const BATCH = 100;

/** What follows when runs have ended, whoever ended them. */
export class RunFollowUp {
  private readonly ends: RunEndRepository;
  private readonly rules = new RunRuleRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
  ) {
    this.ends = new RunEndRepository(keys);
  }

  /** Tells whoever is to hear of ends. True where somebody was told. */
  async tellOfEnds(workspaceId: string): Promise<boolean> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => (await this.ends.tellPending(tx, BATCH)) > 0);
  }

  /** The database releases held runs itself when the run before ends; here is looked after those that it missed. */
  async releaseStranded(workspaceId: string): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, (tx) => this.rules.releaseStranded(tx, BATCH));
  }
}
