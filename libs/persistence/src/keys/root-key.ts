import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import { KEY_BYTES, keyIdOf, openEnvelope, sealEnvelope } from './envelope.ts';

const PURPOSE = 'workspace-key';

/** The key of the installation, from its environment. It wraps workspace keys and nothing else. */
export class RootKey {
  readonly id: string;

  private constructor(private readonly key: Buffer) {
    this.id = `root-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
  }

  /** `text` is base64 of 32 bytes: what `openssl rand -base64 32` prints. */
  static fromBase64(text: string): RootKey {
    const key = Buffer.from(text, 'base64');
    if (key.length !== KEY_BYTES) {
      throw new DomainError(
        'configuration-missing',
        'The root key must be base64 of 32 bytes: openssl rand -base64 32.',
      );
    }
    return new RootKey(key);
  }

  wrap(workspaceId: string, workspaceKey: Buffer): Buffer {
    return sealEnvelope(this.key, { keyId: this.id, workspaceId, purpose: PURPOSE }, workspaceKey);
  }

  unwrap(workspaceId: string, wrapped: Buffer): Buffer {
    if (keyIdOf(wrapped) !== this.id) {
      throw new DomainError(
        'configuration-missing',
        'This data belongs to another root key. Start with the FLOWKEEP_ROOT_KEY it was written with.',
      );
    }
    return openEnvelope(this.key, { keyId: this.id, workspaceId, purpose: PURPOSE }, wrapped);
  }
}
