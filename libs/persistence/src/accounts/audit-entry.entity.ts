import type { JsonObject } from '@flowkeep/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const ACTOR_KINDS = ['member', 'api-key', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who did what to what. Holds ids only, no personal data. */
@Entity('audit_entries')
export class AuditEntryEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'timestamptz', insert: false, update: false })
  at!: Date;

  @Column({ type: 'text' })
  actorKind!: ActorKind;

  /** User id, API key id, or the name of the part of the system. */
  @Column({ type: 'text' })
  actorId!: string;

  /** For example `member.role-changed`. */
  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'text' })
  subjectKind!: string;

  @Column({ type: 'text' })
  subjectId!: string;

  @Column({ type: 'jsonb' })
  detail!: JsonObject;
}
