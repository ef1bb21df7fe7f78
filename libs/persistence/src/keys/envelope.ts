import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import { freshBytes } from './fresh-bytes.ts';

const MAGIC = Buffer.from('E1');
const IV = 12;
const TAG = 16;
export const KEY_BYTES = 32;

/** What a sealed value is bound to: opening it with anything else fails, so that it cannot be moved. */
export interface Seal {
  readonly keyId: string;
  readonly workspaceId: string;
  /** What the value is for, for example `message:body`. */
  readonly purpose: string;
}

/**
 * AES-256-GCM. Layout: `E1`, length of the key id (one byte), key id, 12 bytes of IV, cipher text, 16 bytes of tag.
 * The IV is random: a key serves up to 2^32 values.
 */
export function sealEnvelope(key: Buffer, seal: Seal, plain: Uint8Array, iv: Buffer = freshBytes(IV)): Buffer {
  const keyId = Buffer.from(seal.keyId, 'utf8');
  if (keyId.length > 255) throw new RangeError('A key id has at most 255 bytes.');
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
  cipher.setAAD(boundTo(seal));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MAGIC, Buffer.from([keyId.length]), keyId, iv, sealed, cipher.getAuthTag()]);
}

/** Throws `internal` where the value was changed, moved, or sealed under another key. */
export function openEnvelope(key: Buffer, seal: Seal, sealed: Uint8Array): Buffer {
  const { keyId, iv, text, tag } = readEnvelope(sealed);
  try {
    if (keyId !== seal.keyId) throw new Error('The value was sealed under another key.');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
    decipher.setAAD(boundTo(seal));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch (cause) {
    throw new DomainError('internal', 'A stored value cannot be decrypted: it was changed, or its key was.', { cause });
  }
}

/** The id of the key that a value was sealed under. */
export function keyIdOf(sealed: Uint8Array): string {
  return readEnvelope(sealed).keyId;
}

function boundTo(seal: Seal): Buffer {
  return Buffer.from(JSON.stringify([1, seal.keyId, seal.workspaceId, seal.purpose]), 'utf8');
}

function readEnvelope(sealed: Uint8Array): { keyId: string; iv: Buffer; text: Buffer; tag: Buffer } {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const idEnd = 3 + (bytes[2] ?? 0);
  if (!bytes.subarray(0, 2).equals(MAGIC) || bytes.length < idEnd + IV + TAG) {
    throw new DomainError('internal', 'A stored value is not in the sealed format.');
  }
  return {
    keyId: bytes.toString('utf8', 3, idEnd),
    iv: bytes.subarray(idEnd, idEnd + IV),
    text: bytes.subarray(idEnd + IV, bytes.length - TAG),
    tag: bytes.subarray(bytes.length - TAG),
  };
}
