import type { JsonObject } from '@flowkeep/contracts';
import { type StepPlace, StepResultRepository, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';

interface StepToKeep {
  readonly place: StepPlace;
  readonly result: JsonObject;
}

interface Group {
  readonly steps: StepToKeep[];
  readonly written: Promise<boolean>;
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

  /** Resolves when it is committed. Throws as a transaction of its own would. */
  async keep(workspaceId: string, place: StepPlace, result: JsonObject): Promise<void> {
    const step = { place, result };
    const group = this.waiting.get(workspaceId) ?? this.open(workspaceId);
    group.steps.push(step);
    // One that cannot be kept must not take the others with it.
    if (!(await group.written)) await this.write(workspaceId, [step]);
  }

  private open(workspaceId: string): Group {
    const steps: StepToKeep[] = [];
    const group = { steps, written: this.writeNext(workspaceId, steps) };
    this.waiting.set(workspaceId, group);
    return group;
  }

  /** False where the transaction failed. */
  private async writeNext(workspaceId: string, steps: readonly StepToKeep[]): Promise<boolean> {
    await this.writing.get(workspaceId);
    this.waiting.delete(workspaceId);
    const written = this.write(workspaceId, steps).then(
      () => true,
      () => false,
    );
    this.writing.set(workspaceId, written);
    await written;
    if (this.writing.get(workspaceId) === written) this.writing.delete(workspaceId);
    return written;
  }

  private write(workspaceId: string, steps: readonly StepToKeep[]): Promise<void> {
    return this.transactions.inWorkspace(workspaceId, (tx) => this.ledger.keepAll(tx, steps));
  }
}
