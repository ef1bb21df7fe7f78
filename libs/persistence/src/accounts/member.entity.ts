import type { Role } from '@flowkeep/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person in a workspace. Name and address are a copy of the sign-in record's, so that lists need not read that. */
@Entity('members')
export class MemberEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ type: 'timestamptz', insert: false, update: false })
  createdAt!: Date;
}
