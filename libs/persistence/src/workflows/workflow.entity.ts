import type { Graph } from '@flowkeep/graph';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a client draws: the mutable draft, and which version of it is live. */
@Entity('workflows')
export class WorkflowEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Names the Temporal workflow type; unique in the workspace and never changed. */
  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'jsonb' })
  draft!: Graph;

  @Column({ type: 'int' })
  draftRevision!: number;

  @Column({ type: 'int', nullable: true })
  publishedRevision!: number | null;

  @Column({ type: 'int', nullable: true })
  liveVersion!: number | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  archivedAt!: Date | null;

  /** Set while the workflow is paused: nothing new begins, and what was under way stands still. */
  @Column({ type: 'timestamptz', nullable: true })
  pausedAt!: Date | null;
}
