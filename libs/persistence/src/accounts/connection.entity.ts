import type { JsonObject } from '@flowkeep/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const CONNECTION_KINDS = ['whatsapp', 'openai'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** An account of the workspace at a provider. */
@Entity('connections')
export class ConnectionEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  kind!: ConnectionKind;

  @Column({ type: 'text' })
  name!: string;

  /** What may be shown. */
  @Column({ type: 'jsonb' })
  settings!: JsonObject;

  /** Sealed under the workspace's key, purpose {@link connectionPurpose}. */
  @Column({ type: 'bytea' })
  secrets!: Buffer;

  /** The provider's own id of the account. */
  @Column({ type: 'text', nullable: true })
  externalId!: string | null;

  @Column({ type: 'timestamptz', insert: false, update: false })
  createdAt!: Date;
}

/** What a connection's secrets are sealed for. */
export function connectionPurpose(kind: ConnectionKind): string {
  return `connection:${kind}`;
}
