import type { StepReport } from '@flowkeep/contracts';
import {
  type BegunRun,
  RunBatchRepository,
  StepRows,
  type SubjectKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

interface BufferedRun {
  readonly run: BegunRun;
  readonly reports: readonly StepReport[];
}

/** Runs that begin in one transaction, kept back so that they are written together. */
export class RunBuffer {
  private readonly batch = new RunBatchRepository();
  private readonly steps: StepRows;
  private buffered: BufferedRun[] = [];

  constructor(
    private readonly tx: WorkspaceTransaction,
    keys: SubjectKeys,
  ) {
    this.steps = new StepRows(keys);
  }

  /** `reports`: the steps of a run that has ended already. */
  add(run: BegunRun, reports: readonly StepReport[]): void {
    this.buffered.push({ run, reports });
  }

  /** Writes what was kept back. Gives the ids of the runs that are new: an event may have begun a run before. */
  async flush(): Promise<ReadonlySet<string>> {
    const runs = this.buffered;
    this.buffered = [];
    const fresh = await this.batch.insertRuns(
      this.tx,
      runs.map(({ run }) => run),
    );
    await this.steps.insert(
      this.tx,
      runs.flatMap(({ run: { id: runId, subjectKeyRef }, reports }) =>
        fresh.has(runId) ? reports.map((report) => ({ runId, subjectKeyRef, report })) : [],
      ),
    );
    return fresh;
  }
}
