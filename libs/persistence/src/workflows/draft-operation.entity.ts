import type { Operation } from '@flowkeep/graph';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One saved change of a draft; `revision` is the draft's revision after it. */
@Entity('draft_operations')
export class DraftOperationEntity {
  @PrimaryColumn({ type: 'uuid' })
  workflowId!: string;

  @PrimaryColumn({ type: 'int' })
  revision!: number;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'jsonb' })
  operation!: Operation;

  @Column({ type: 'uuid' })
  authorId!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
