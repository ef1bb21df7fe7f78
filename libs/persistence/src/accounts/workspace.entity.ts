import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One client of the agency: the tenant. */
@Entity('workspaces')
export class WorkspaceEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Short name for addresses, unique in the installation. */
  @Column({ type: 'text' })
  slug!: string;

  /** IANA zone. */
  @Column({ type: 'text' })
  timeZone!: string;

  /** BCP 47. */
  @Column({ type: 'text' })
  language!: string;

  /** ISO 4217. */
  @Column({ type: 'char', length: 3 })
  currency!: string;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'char', length: 2 })
  region!: string;

  @Column({ type: 'timestamptz', insert: false, update: false })
  createdAt!: Date;
}
