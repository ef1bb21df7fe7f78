import type { JsonObject, StepReport } from '@flowkeep/contracts';
import { RunValues } from '../blobs/run-values.ts';
import type { SubjectKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { SEAL_PURPOSES } from './seal-purposes.ts';
import { StepEntity } from './step.entity.ts';

/** What is shown in place of an output whose person was erased. */
const ERASED_OUTPUT: JsonObject = { erased: true };

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
