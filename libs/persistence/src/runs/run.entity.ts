import type { RunStatus, StepError } from '@flowkeep/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One execution of one version, as far as the projection knows it. */
@Entity('runs')
export class RunEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'uuid' })
  workflowId!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'uuid' })
  eventId!: string;

  @Column({ type: 'text' })
  triggerNode!: string;

  @Column({ type: 'uuid', nullable: true })
  contactId!: string | null;

  @Column({ type: 'text' })
  subjectKeyRef!: string;

  /** What it is, or will be, called on Temporal; null for a run that ended in the transaction that began it. */
  @Column({ type: 'text', nullable: true })
  temporalWorkflowId!: string | null;

  @Column({ type: 'boolean' })
  startPending!: boolean;

  @Column({ type: 'int' })
  startAttempts!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  startAvailableAt!: Date;

  @Column({ type: 'text' })
  status!: RunStatus;

  @Column({ type: 'text', nullable: true })
  currentNode!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  error!: StepError | null;

  /** The run and the step of it that began this one; null for a run of its own. */
  @Column({ type: 'uuid', nullable: true })
  parentRunId!: string | null;

  @Column({ type: 'text', nullable: true })
  parentStepKey!: string | null;

  /** Whether it waits for another run to end before it begins. */
  @Column({ type: 'boolean', default: false })
  held!: boolean;

  /** A fixed word or the id of a goal: why it ended as it did. */
  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  /** How often it was begun. */
  @Column({ type: 'int', default: 1 })
  attempt!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
