import { isErased, type SubjectKeys } from '../keys/index.ts';
import { SEAL_PURPOSES } from '../runs/seal-purposes.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Whose value it is. */
export interface BlobPlace {
  readonly runId: string;
  readonly subjectKeyRef: string;
}

/** Values that are too large for a history, each kept once for its run under a keyed hash of what it holds. */
export class BlobRepository {
  constructor(private readonly keys: SubjectKeys) {}

  /** Gives the id. Null where the run is no more. Throws `data-erased` where its person was erased. */
  async put(tx: WorkspaceTransaction, { runId, subjectKeyRef }: BlobPlace, text: string): Promise<string | null> {
    const id = await this.keys.blobId(tx, text);
    const sealed = await this.keys.seal(tx, subjectKeyRef, SEAL_PURPOSES.blob, Buffer.from(text, 'utf8'));
    const rows = await tx.query(
      `with run as (select id from runs where workspace_id = $1 and id = $2),
            made as (insert into blobs (workspace_id, run_id, id, sealed, bytes)
                     select $1, run.id, $3, $4, $5 from run on conflict do nothing)
       select id from run`,
      [tx.workspaceId, runId, id, sealed, sealed.length],
    );
    return rows.length === 0 ? null : id;
  }

  /** Null where it is no more, or its person was erased. */
  async find(tx: WorkspaceTransaction, { runId, subjectKeyRef }: BlobPlace, id: string): Promise<string | null> {
    const [row] = await tx.query<{ sealed: Buffer }>(
      `select sealed from blobs where workspace_id = $1 and run_id = $2 and id = $3`,
      [tx.workspaceId, runId, id],
    );
    if (row === undefined) return null;
    const opened = await this.keys.openBytes(tx, subjectKeyRef, SEAL_PURPOSES.blob, row.sealed);
    return isErased(opened) ? null : opened.toString('utf8');
  }
}
