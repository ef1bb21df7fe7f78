import type { EventKind, JsonObject } from '@flowkeep/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A trigger node of a live version. Its id stays the same as long as the node is in the workflow. */
@Entity('triggers')
export class TriggerEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'uuid' })
  workflowId!: string;

  @Column({ type: 'text' })
  nodeId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  eventKind!: EventKind;

  /** The secret part of a public address; null where the trigger has none. */
  @Column({ type: 'text', nullable: true })
  token!: string | null;

  @Column({ type: 'bytea', nullable: true })
  signingSecret!: Buffer | null;

  /** Parsed, defaults filled in. */
  @Column({ type: 'jsonb' })
  config!: JsonObject;

  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ type: 'timestamptz', nullable: true })
  nextDueAt!: Date | null;
}
