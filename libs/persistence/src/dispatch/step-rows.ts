import { DomainError, type StepReport } from '@flowkeep/contracts';
import { RunValues } from '../blobs/run-values.ts';
import type { SubjectKeys } from '../keys/index.ts';
import { SEAL_PURPOSES } from '../runs/seal-purposes.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { MESSAGE_STEPS } from './message-steps.ts';

/** What is known about a step of a run. */
export interface ReportedStep {
  readonly runId: string;
  readonly subjectKeyRef: string;
  readonly report: StepReport;
}

const INSERT = `
  insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, path, status, port, ports, output,
                      error, started_at, ended_at, waiting_until, sequence)
   select $1, s.run_id, s.step_key, s.node_id, s.node_type, s.visit, s.path, s.status, s.port,
          case when s.ports is null then null else array(select jsonb_array_elements_text(s.ports::jsonb)) end,
          s.output, s.error::jsonb, s.started_at, s.ended_at, s.waiting_until, s.sequence
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[],
                 $10::text[], $11::bytea[], $12::text[], $13::timestamptz[], $14::timestamptz[],
                 $15::timestamptz[], $16::int[])
          as s(run_id, step_key, node_id, node_type, visit, path, status, port, ports, output, error, started_at,
               ended_at, waiting_until, sequence)`;

const UPSERT = `${INSERT}
  on conflict (run_id, step_key) do update set
    status = excluded.status, port = excluded.port, ports = excluded.ports, output = excluded.output,
    error = excluded.error, ended_at = excluded.ended_at, waiting_until = excluded.waiting_until,
    sequence = excluded.sequence
  where steps.sequence < excluded.sequence`;

/** Steps of runs, many in one statement. */
export class StepRows {
  private readonly values: RunValues;

  constructor(private readonly keys: SubjectKeys) {
    this.values = new RunValues(keys);
  }

  /** For steps of runs that are new in this transaction. */
  async insert(tx: WorkspaceTransaction, steps: readonly ReportedStep[]): Promise<void> {
    if (steps.length > 0) await tx.query(INSERT, await this.parametersOf(tx, steps));
  }

  /** A report with a lower sequence than the known one changes nothing. Each step may be named once. */
  async put(tx: WorkspaceTransaction, steps: readonly ReportedStep[]): Promise<void> {
    if (steps.length > 0) await tx.query(UPSERT, await this.parametersOf(tx, steps));
  }

  private async parametersOf(tx: WorkspaceTransaction, steps: readonly ReportedStep[]): Promise<readonly unknown[]> {
    const column = <Value>(of: (report: StepReport) => Value): Value[] => steps.map(({ report }) => of(report));
    const outputs: (Buffer | null)[] = [];
    for (const step of steps) outputs.push(await this.sealed(tx, step));
    return [
      tx.workspaceId,
      steps.map(({ runId }) => runId),
      column(({ key }) => key),
      column(({ nodeId }) => nodeId),
      column(({ nodeType }) => nodeType),
      column(({ visit }) => visit),
      column(({ path }) => path ?? ''),
      column(({ status }) => status),
      column(({ port }) => port),
      column(({ ports }) => (ports === undefined ? null : JSON.stringify(ports))),
      outputs,
      column(({ error }) => (error === null ? null : JSON.stringify(error))),
      column(({ startedAt }) => startedAt),
      column(({ endedAt }) => endedAt),
      column(({ waitingUntil }) => waitingUntil),
      column(({ sequence }) => sequence),
    ];
  }

  private async sealed(
    tx: WorkspaceTransaction,
    { runId, subjectKeyRef, report }: ReportedStep,
  ): Promise<Buffer | null> {
    if (Object.keys(report.output).length === 0) return null;
    try {
      // They stay whole: what a person wrote goes with its row when it has been kept long enough.
      if (MESSAGE_STEPS.includes(report.nodeType))
        return await this.keys.seal(tx, subjectKeyRef, SEAL_PURPOSES.stepOutput, report.output);
      return await this.values.seal(tx, { runId, subjectKeyRef }, SEAL_PURPOSES.stepOutput, report.output);
    } catch (thrown) {
      // The person was erased meanwhile: that the step happened is kept, what it gave is not.
      if (thrown instanceof DomainError && thrown.code === 'data-erased') return null;
      throw thrown;
    }
  }
}
