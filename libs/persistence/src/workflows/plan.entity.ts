import type { Plan } from '@flowkeep/graph';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A compiled version, addressed by its content. Versions that mean the same share one. */
@Entity('plans')
export class PlanEntity {
  @PrimaryColumn({ type: 'uuid' })
  workspaceId!: string;

  @PrimaryColumn({ type: 'text' })
  hash!: string;

  @Column({ type: 'jsonb' })
  plan!: Plan;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
