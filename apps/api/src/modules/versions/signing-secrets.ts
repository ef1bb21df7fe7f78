import { randomBytes } from 'node:crypto';
import { WorkspaceKeys, type WorkspaceTransaction } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';

const PURPOSE = 'trigger:signing-secret';

/** Secrets by which senders sign their webhooks, sealed under the workspace's key at rest. */
@Injectable()
export class SigningSecrets {
  constructor(private readonly keys: WorkspaceKeys) {}

  /** A new secret, sealed. Its text is 256 random bits. */
  async make(tx: WorkspaceTransaction): Promise<Buffer> {
    const text = `whsec_${randomBytes(32).toString('base64url')}`;
    return this.keys.seal(tx, PURPOSE, Buffer.from(text, 'utf8'));
  }

  /** The text that the sender knows. */
  async open(tx: WorkspaceTransaction, sealed: Uint8Array): Promise<string> {
    return (await this.keys.openBytes(tx, PURPOSE, sealed)).toString('utf8');
  }
}

/** The secret part of a public address: 192 random bits. */
export function newTriggerToken(): string {
  return randomBytes(24).toString('base64url');
}
