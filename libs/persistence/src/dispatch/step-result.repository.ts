import type { JsonObject } from '@flowkeep/contracts';
import { RunValues } from '../blobs/run-values.ts';
import type { SubjectKeys } from '../keys/index.ts';
import { SEAL_PURPOSES } from '../runs/seal-purposes.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** What identifies a step's entry in the ledger. */
export interface StepPlace {
  readonly runId: string;
  readonly stepKey: string;
  readonly subjectKeyRef: string;
}

/** What a step gave, on its way into the ledger. */
interface StepToKeep {
  readonly place: StepPlace;
  readonly result: JsonObject;
}

/** The step ledger: what a step gave, so that a retry after a crash does not do it again. */
export class StepResultRepository {
  private readonly values: RunValues;

  constructor(keys: SubjectKeys) {
    this.values = new RunValues(keys);
  }

  async find(tx: WorkspaceTransaction, place: StepPlace): Promise<JsonObject | null> {
    const [row] = await tx.query<{ result: Buffer }>(
      `select result from step_results where workspace_id = $1 and run_id = $2 and step_key = $3`,
      [tx.workspaceId, place.runId, place.stepKey],
    );
    return row === undefined ? null : this.values.open(tx, place, SEAL_PURPOSES.stepResult, row.result);
  }

  /** What a step gave, and whether its run has ended here, so that it is not to be executed any more. */
  async lookUp(
    tx: WorkspaceTransaction,
    place: StepPlace,
  ): Promise<{ readonly runEnded: boolean; readonly kept: JsonObject | null }> {
    const [run] = await tx.query<{ ended: boolean }>(
      `select ended_at is not null as ended from runs where workspace_id = $1 and id = $2`,
      [tx.workspaceId, place.runId],
    );
    if (run?.ended === true) return { runEnded: true, kept: null };
    return { runEnded: false, kept: await this.find(tx, place) };
  }

  /** False where another try has kept a result before. */
  async keep(tx: WorkspaceTransaction, place: StepPlace, result: JsonObject): Promise<boolean> {
    const sealed = await this.values.seal(tx, place, SEAL_PURPOSES.stepResult, result);
    const rows = await tx.query(
      `insert into step_results (workspace_id, run_id, step_key, result) values ($1, $2, $3, $4)
       on conflict do nothing returning step_key`,
      [tx.workspaceId, place.runId, place.stepKey, sealed],
    );
    return rows.length > 0;
  }

  /**
   * Keeps what many steps gave; of one that another try has kept before, that stays. Gives what the ledger holds for each
   * of them: whatever a step's own try gave, only that has happened.
   */
  async keepAll(tx: WorkspaceTransaction, steps: readonly StepToKeep[]): Promise<readonly JsonObject[]> {
    const own = await this.insertAll(tx, firstOfEach(steps));
    const held: JsonObject[] = [];
    for (const step of steps) {
      // Where a person was erased meanwhile nobody can read what was kept.
      held.push(own.has(step) ? step.result : ((await this.find(tx, step.place)) ?? step.result));
    }
    return held;
  }

  /** The step may be executed again under its key: only where nothing can have gone on behind it. */
  async forget(tx: WorkspaceTransaction, { runId, stepKey }: StepPlace): Promise<void> {
    await tx.query(`delete from step_results where workspace_id = $1 and run_id = $2 and step_key = $3`, [
      tx.workspaceId,
      runId,
      stepKey,
    ]);
  }

  /**
   * Like {@link forget}, but leaves the entry where the run has kept a result or claimed a message since, for a step that is
   * not `beside`: it may have gone on behind this one, and must find the same outcome when it comes there once more.
   * True where the entry is gone.
   */
  async forgetLast(tx: WorkspaceTransaction, place: StepPlace, beside: readonly string[]): Promise<boolean> {
    const { runId, stepKey } = place;
    const rows = await tx.query(
      `delete from step_results r
        where r.workspace_id = $1 and r.run_id = $2 and r.step_key = $3
          and not exists (select 1 from step_results l
            where l.workspace_id = $1 and l.run_id = $2 and l.created_at >= r.created_at
              and l.step_key <> $3 and l.step_key <> all($4::text[]))
          and not exists (select 1 from messages m
            where m.workspace_id = $1 and m.run_id = $2 and m.created_at >= r.created_at
              and m.step_key <> $3 and m.step_key <> all($4::text[]))
       returning r.step_key`,
      [tx.workspaceId, runId, stepKey, beside],
    );
    return rows.length > 0;
  }

  /** Gives those that nobody had kept before. */
  private async insertAll(tx: WorkspaceTransaction, steps: ReadonlyMap<string, StepToKeep>): Promise<Set<StepToKeep>> {
    const [runIds, stepKeys, sealed]: [string[], string[], Buffer[]] = [[], [], []];
    for (const { place, result } of steps.values()) {
      runIds.push(place.runId);
      stepKeys.push(place.stepKey);
      sealed.push(await this.values.seal(tx, place, SEAL_PURPOSES.stepResult, result));
    }
    const rows = await tx.query<{ runId: string; stepKey: string }>(
      `insert into step_results (workspace_id, run_id, step_key, result)
       select $1::uuid, run_id, step_key, result
         from unnest($2::uuid[], $3::text[], $4::bytea[]) as s (run_id, step_key, result)
       on conflict do nothing returning run_id as "runId", step_key as "stepKey"`,
      [tx.workspaceId, runIds, stepKeys, sealed],
    );
    return new Set(rows.flatMap((row) => steps.get(nameOf(row)) ?? []));
  }
}

/** Two tries of a step may come together: then the first one's result is kept. */
function firstOfEach(steps: readonly StepToKeep[]): ReadonlyMap<string, StepToKeep> {
  const first = new Map<string, StepToKeep>();
  for (const step of steps) {
    const name = nameOf(step.place);
    if (!first.has(name)) first.set(name, step);
  }
  return first;
}

/** As the database writes the id: in small letters. */
function nameOf({ runId, stepKey }: Pick<StepPlace, 'runId' | 'stepKey'>): string {
  return `${runId.toLowerCase()} ${stepKey}`;
}
