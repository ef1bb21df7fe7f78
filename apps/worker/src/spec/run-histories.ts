import { mkdirSync, writeFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { WorkerConfig } from '@flowkeep/config';
import { createPayloadCipher, PlanRepository, SubjectSealer } from '@flowkeep/persistence';
import { CachedPlanSource, createDataConverter } from '@flowkeep/temporal';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { loadWorkflowBundle } from '../temporal/workflow-bundle.ts';
import { recordHistory } from './recorded-history.ts';
import type { RunRow, WorkerFixture } from './worker-fixture.ts';

/**
 * With FLOWKEEP_RECORD_HISTORIES=<folder> the histories made here are kept; those of each released version lie in
 * workflows/runtime/histories and must replay for ever.
 */
const FOLDER = process.env['FLOWKEEP_RECORD_HISTORIES'];

/** A worker and the histories of the runs that it has brought to an end. */
export class RunHistories {
  private worker: NestFastifyApplication | null = null;
  private bundle: WorkflowBundleOption | null = null;

  constructor(private readonly fixture: WorkerFixture) {}

  async open(changes: Partial<WorkerConfig> = {}): Promise<void> {
    this.worker = await this.fixture.startWorker(changes);
    this.bundle = await loadWorkflowBundle();
  }

  async close(): Promise<void> {
    await this.worker?.close();
  }

  get client() {
    if (this.worker === null) throw new Error('Open the histories first.');
    return this.worker.get(TemporalLink).requireClient();
  }

  handle(run: RunRow, execution?: string) {
    return this.client.temporal.workflow.getHandle(run.temporal_workflow_id ?? '', execution);
  }

  /** The number of events in the history of a run that has ended. */
  async length(run: RunRow): Promise<number> {
    const handle = this.handle(run);
    await handle.result().catch(() => undefined);
    return (await handle.fetchHistory()).events?.length ?? 0;
  }

  /** Replays what has just happened, sealed as it is; keeps it readable where that is asked for. Gives its length. */
  async replays(name: string, run: RunRow, execution?: string): Promise<number> {
    const { runner } = this.fixture.database;
    const load = (workspaceId: string, hash: string) =>
      runner.inWorkspace(workspaceId, (tx) => new PlanRepository().get(tx, hash));
    const cipher = createPayloadCipher(new SubjectSealer(runner, this.fixture.keys));
    const dataConverter = createDataConverter({ plans: new CachedPlanSource(load), cipher });
    const handle = this.handle(run, execution);
    // The database knows of the end a moment before Temporal does.
    if (execution === undefined) await handle.result().catch(() => undefined);
    const history = await handle.fetchHistory();
    expect(JSON.stringify(history)).not.toContain(Buffer.from('Nigar').toString('base64').slice(0, 6));
    if (this.bundle === null) throw new Error('Open the histories first.');
    const workflowId = run.temporal_workflow_id ?? '';
    await Worker.runReplayHistory({ workflowBundle: this.bundle, dataConverter }, history, workflowId);
    if (FOLDER !== undefined && execution === undefined) {
      const readable = await recordHistory(this.client.temporal, workflowId, dataConverter.payloadCodecs ?? []);
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify({ workflowId, history: readable })}\n`);
    }
    return history.events?.length ?? 0;
  }
}
