import type { EventKind } from '@flowkeep/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step that waits for an event. */
@Entity('waits')
export class WaitEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  @PrimaryColumn({ type: 'text' })
  stepKey!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  eventKind!: EventKind;

  @Column({ type: 'text' })
  eventKey!: string;

  @Column({ type: 'uuid', nullable: true })
  contactId!: string | null;

  @Column({ type: 'timestamptz' })
  since!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  until!: Date | null;

  /** The event that ended the wait. */
  @Column({ type: 'uuid', nullable: true })
  eventId!: string | null;

  @Column({ type: 'boolean', default: false })
  signalPending!: boolean;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
