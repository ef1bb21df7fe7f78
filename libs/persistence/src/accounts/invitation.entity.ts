import type { Role } from '@flowkeep/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A seat that is offered to an address. The token itself is shown once and never stored. */
@Entity('invitations')
export class InvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** SHA-256 of the token. */
  @Column({ type: 'bytea' })
  tokenHash!: Buffer;

  /** User id of the member who invited. */
  @Column({ type: 'uuid' })
  invitedBy!: string;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  acceptedAt!: Date | null;

  @Column({ type: 'timestamptz', insert: false, update: false })
  createdAt!: Date;
}
