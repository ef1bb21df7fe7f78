import { DomainError, type JsonObject, isJsonObject } from '@flowkeep/contracts';
import { ERASED, type SubjectKeys } from '../keys/index.ts';
import { SEAL_PURPOSES } from '../runs/seal-purposes.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Where failed runs stood, so that they can be tried again from there. Sealed under each run's subject key. */
export class RunSnapshotRepository {
  constructor(private readonly keys: SubjectKeys) {}

  /** Replaces what was kept of an earlier failure. Nothing is kept about a person who was erased. */
  async keep(
    tx: WorkspaceTransaction,
    run: { readonly runId: string; readonly subjectKeyRef: string },
    state: JsonObject,
  ): Promise<void> {
    const sealed = await this.sealed(tx, run.subjectKeyRef, state);
    if (sealed === null) return;
    await tx.query(
      `insert into run_snapshots (workspace_id, run_id, state) values ($1, $2, $3)
       on conflict (run_id) do update set state = excluded.state, created_at = now()`,
      [tx.workspaceId, run.runId, sealed],
    );
  }

  /** Null where nothing was kept, or its person was erased. */
  async find(tx: WorkspaceTransaction, runId: string, subjectKeyRef: string): Promise<JsonObject | null> {
    const [row] = await tx.query<{ state: Buffer }>(
      `select state from run_snapshots where workspace_id = $1 and run_id = $2`,
      [tx.workspaceId, runId],
    );
    if (row === undefined) return null;
    const opened = await this.keys.open(tx, subjectKeyRef, SEAL_PURPOSES.runSnapshot, row.state);
    return opened !== ERASED && isJsonObject(opened) ? opened : null;
  }

  private async sealed(tx: WorkspaceTransaction, ref: string, state: JsonObject): Promise<Buffer | null> {
    try {
      return await this.keys.seal(tx, ref, SEAL_PURPOSES.runSnapshot, state);
    } catch (thrown) {
      if (thrown instanceof DomainError && thrown.code === 'data-erased') return null;
      throw thrown;
    }
  }
}
