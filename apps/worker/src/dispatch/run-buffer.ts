import type { JsonObject, StepReport } from '@flowkeep/contracts';
import type { RunState } from '@flowkeep/engine';
import {
  type BegunRun,
  RunBatchRepository,
  RunSnapshotRepository,
  StepRows,
  type SubjectKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** What is left of a run that has ended already. */
export interface Remains {
  readonly reports: readonly StepReport[];
  /** Where a failed run stood: it can be tried again from there. */
  readonly broken?: RunState;
}

interface BufferedRun {
  readonly run: BegunRun;
  readonly remains: Remains;
}

/** Runs that begin in one transaction, kept back so that they are written together. */
export class RunBuffer {
  private readonly batch = new RunBatchRepository();
  private readonly steps: StepRows;
  private readonly snapshots: RunSnapshotRepository;
  private buffered: BufferedRun[] = [];

  constructor(
    private readonly tx: WorkspaceTransaction,
    keys: SubjectKeys,
  ) {
    this.steps = new StepRows(keys);
    this.snapshots = new RunSnapshotRepository(keys);
  }

  add(run: BegunRun, remains: Remains = { reports: [] }): void {
    this.buffered.push({ run, remains });
  }

  /** Writes what was kept back. Gives the ids of the runs that are new: an event may have begun a run before. */
  async flush(): Promise<ReadonlySet<string>> {
    const runs = this.buffered;
    this.buffered = [];
    const fresh = await this.batch.insertRuns(
      this.tx,
      runs.map(({ run }) => run),
    );
    const ended = runs.filter(({ run }) => fresh.has(run.id));
    await this.steps.insert(
      this.tx,
      ended.flatMap(({ run: { id: runId, subjectKeyRef }, remains }) =>
        remains.reports.map((report) => ({ runId, subjectKeyRef, report })),
      ),
    );
    for (const { run, remains } of ended) {
      const { id: runId, subjectKeyRef } = run;
      if (remains.broken === undefined) continue;
      await this.snapshots.keep(this.tx, { runId, subjectKeyRef }, remains.broken as unknown as JsonObject);
    }
    return fresh;
  }
}
