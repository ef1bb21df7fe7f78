import type { JsonObject, StepReport } from '@flowkeep/contracts';
import { RunValues } from '../blobs/run-values.ts';
import type { SubjectKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { SEAL_PURPOSES } from './seal-purposes.ts';
import { StepEntity } from './step.entity.ts';

/** What is shown in place of an output whose person was erased. */
const ERASED_OUTPUT: JsonObject = { erased: true };

/** How many steps are or were at a node. */
export interface NodeCount {
  readonly nodeId: string;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
}

/** Steps, as the API reads them. */
export class StepRepository {
  private readonly values: RunValues;

  constructor(keys: SubjectKeys) {
    this.values = new RunValues(keys);
  }

  /** In the order they began, with their outputs opened. */
  async ofRun(tx: WorkspaceTransaction, runId: string, subjectKeyRef: string): Promise<readonly StepReport[]> {
    const steps = await tx.repository(StepEntity).find({
      where: { runId, workspaceId: tx.workspaceId },
      order: { startedAt: 'ASC', sequence: 'ASC' },
    });
    const reports: StepReport[] = [];
    for (const step of steps) reports.push(reportOf(step, await this.openOutput(tx, step, subjectKeyRef)));
    return reports;
  }

  /** Of all runs of a workflow, or of the runs of one version of it. */
  async countsByNode(
    tx: WorkspaceTransaction,
    workflowId: string,
    version: number | null,
  ): Promise<readonly NodeCount[]> {
    return tx.query<NodeCount>(
      `select s.node_id as "nodeId",
              (count(*) filter (where s.status = 'waiting'))::int as waiting,
              (count(*) filter (where s.status in ('running', 'retrying')))::int as running,
              (count(*) filter (where s.status = 'done'))::int as done,
              (count(*) filter (where s.status = 'failed'))::int as failed
         from steps s join runs r on r.id = s.run_id
        where r.workspace_id = $1 and r.workflow_id = $2 and ($3::int is null or r.version = $3::int)
        group by s.node_id
        order by s.node_id`,
      [tx.workspaceId, workflowId, version],
    );
  }

  private async openOutput(tx: WorkspaceTransaction, step: StepEntity, ref: string): Promise<JsonObject> {
    if (step.output === null) return {};
    const place = { runId: step.runId, subjectKeyRef: ref };
    return (await this.values.open(tx, place, SEAL_PURPOSES.stepOutput, step.output)) ?? ERASED_OUTPUT;
  }
}

function reportOf(step: StepEntity, output: JsonObject): StepReport {
  return {
    key: step.stepKey,
    nodeId: step.nodeId,
    nodeType: step.nodeType,
    visit: step.visit,
    status: step.status,
    ...(step.path === '' ? {} : { path: step.path }),
    port: step.port,
    ...(step.ports === null ? {} : { ports: step.ports }),
    output,
    error: step.error,
    startedAt: step.startedAt.toISOString(),
    endedAt: step.endedAt?.toISOString() ?? null,
    waitingUntil: step.waitingUntil?.toISOString() ?? null,
    sequence: step.sequence,
  };
}
