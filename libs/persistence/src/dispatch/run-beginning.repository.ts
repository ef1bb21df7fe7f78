import type { ContactSnapshot } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { StepResultRepository } from './step-result.repository.ts';

type Run = { readonly runId: string; readonly subjectKeyRef: string };

/**
 * The person as they were when a run began. Its own steps change them: whoever begins the run once more must not
 * decide by what it has done itself. Kept in the step ledger, under a key that no step has.
 */
export class RunBeginningRepository {
  private readonly ledger: StepResultRepository;

  constructor(keys: SubjectKeys) {
    this.ledger = new StepResultRepository(keys);
  }

  /** Null for a run about nobody. What was kept first counts. */
  async keep(tx: WorkspaceTransaction, run: Run, contact: ContactSnapshot | null): Promise<void> {
    await this.ledger.keep(tx, placeOf(run), { contact: contact === null ? null : { ...contact } });
  }

  /** Undefined where nothing was kept. */
  async find(tx: WorkspaceTransaction, run: Run): Promise<ContactSnapshot | null | undefined> {
    const kept = await this.ledger.find(tx, placeOf(run));
    return kept?.['contact'] as ContactSnapshot | null | undefined;
  }
}

function placeOf({ runId, subjectKeyRef }: Run) {
  return { runId, subjectKeyRef, stepKey: `${runId}:begin` };
}
