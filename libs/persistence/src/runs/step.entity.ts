import type { StepError, StepStatus } from '@flowkeep/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One visit of one node, as last reported. The output is sealed under the run's subject key. */
@Entity('steps')
export class StepEntity {
  @PrimaryColumn({ type: 'uuid' })
  runId!: string;

  @PrimaryColumn({ type: 'text' })
  stepKey!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  nodeId!: string;

  @Column({ type: 'text' })
  nodeType!: string;

  @Column({ type: 'int' })
  visit!: number;

  @Column({ type: 'text' })
  status!: StepStatus;

  @Column({ type: 'text', nullable: true })
  port!: string | null;

  /** All of them, where the run left by several at once. */
  @Column({ type: 'text', array: true, nullable: true })
  ports!: string[] | null;

  /** The rounds of the loops around it; empty outside of loops. */
  @Column({ type: 'text', default: '' })
  path!: string;

  @Column({ type: 'bytea', nullable: true })
  output!: Buffer | null;

  @Column({ type: 'jsonb', nullable: true })
  error!: StepError | null;

  @Column({ type: 'timestamptz' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  waitingUntil!: Date | null;

  @Column({ type: 'int' })
  sequence!: number;
}
