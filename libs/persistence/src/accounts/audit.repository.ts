import type { JsonObject } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { ActorKind } from './actor-kind.ts';

/** Who acts. */
export interface Actor {
  readonly kind: ActorKind;
  /** User id, API key id, or the name of the part of the system. */
  readonly id: string;
}

export interface AuditRecord {
  readonly actor: Actor;
  /** Subject and past tense: `member.role-changed`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Facts without personal data. */
  readonly detail?: JsonObject;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly detail: JsonObject;
}

/** The audit trail. It is written in the transaction of what it tells of, and never changed. */
export class AuditRepository {
  async write(tx: WorkspaceTransaction, { actor, action, subject, detail }: AuditRecord): Promise<void> {
    await tx.query(
      `insert into audit_entries (workspace_id, actor_kind, actor_id, action, subject_kind, subject_id, detail)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.workspaceId, actor.kind, actor.id, action, subject.kind, subject.id, JSON.stringify(detail ?? {})],
    );
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<AuditEntry>> {
    const after = readCursor(cursor);
    const rows = await tx.query<AuditEntry & { readonly position: string }>(
      `select id, at, ${exactInstant('at')} as position, action, detail,
         json_build_object('kind', actor_kind, 'id', actor_id) as actor,
         json_build_object('kind', subject_kind, 'id', subject_id) as subject
       from audit_entries
       where workspace_id = $1 and ($3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid))
       order by at desc, id desc limit $2`,
      [tx.workspaceId, limit + 1, after?.at ?? null, after?.id ?? null],
    );
    return pageOf(rows, limit, ({ position: _, ...entry }) => entry);
  }
}
