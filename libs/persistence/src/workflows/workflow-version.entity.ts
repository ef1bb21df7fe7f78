import type { Graph } from '@flowkeep/graph';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published drawing. It never changes; runs keep the version they began with. */
@Entity('workflow_versions')
export class WorkflowVersionEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'uuid' })
  workflowId!: string;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'jsonb' })
  graph!: Graph;

  @Column({ type: 'text' })
  planHash!: string;

  @Column({ type: 'text' })
  note!: string;

  /** Null where the product itself published, as the first seed does. */
  @Column({ type: 'uuid', nullable: true })
  publishedBy!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  publishedAt!: Date;
}
