import type { BrokenStep, RunState } from '@flowkeep/engine';
import { StepResultRepository, type SubjectKeys, type WorkspaceTransaction } from '@flowkeep/persistence';
import { holdsFailure } from '../steps/kept-failure.ts';

/** What identifies the run in the ledger of steps. */
interface LedgerOfRun {
  readonly id: string;
  readonly subjectKeyRef: string;
}

/**
 * Steps that failed for good beside the one that their run failed at, when nobody heard them any more. The ledger would
 * give back their old failure, so they are tried again as what they are: failed.
 */
export class LateFailures {
  private readonly ledger: StepResultRepository;

  constructor(keys: SubjectKeys) {
    this.ledger = new StepResultRepository(keys);
  }

  /** The state of a failed run with all its failures in it. */
  async noteIn(tx: WorkspaceTransaction, run: LedgerOfRun, state: RunState): Promise<RunState> {
    if (state.broken === undefined) return state;
    const broken: BrokenStep[] = [];
    for (const each of state.broken) {
      const isLate = !each.failed && each.step.kind === 'executing' && (await this.hasFailed(tx, run, each.key));
      broken.push(isLate ? { ...each, failed: true } : each);
    }
    return { ...state, broken };
  }

  private async hasFailed(
    tx: WorkspaceTransaction,
    { id: runId, subjectKeyRef }: LedgerOfRun,
    stepKey: string,
  ): Promise<boolean> {
    const entry = await this.ledger.find(tx, { runId, stepKey, subjectKeyRef });
    return entry !== null && holdsFailure(entry);
  }
}
