import type { EventKind } from '@flowkeep/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A fact in the inbox. The payload is sealed under the key of the person it is about. */
@Entity('events')
export class EventEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  kind!: EventKind;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text', nullable: true })
  dedupKey!: string | null;

  @Column({ type: 'uuid', nullable: true })
  contactId!: string | null;

  @Column({ type: 'bytea' })
  payload!: Buffer;

  @Column({ type: 'text' })
  subjectKeyRef!: string;

  @Column({ type: 'text', default: 'pending' })
  status!: 'pending' | 'done' | 'failed';

  @Column({ type: 'int', default: 0 })
  attempts!: number;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  receivedAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  availableAt!: Date;
}
