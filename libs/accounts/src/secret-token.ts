import { createHash, randomBytes } from 'node:crypto';

/** A secret of 32 random bytes that is shown once, with the hash that is kept. */
export interface SecretToken {
  readonly token: string;
  /** SHA-256 of the token. A random token needs no slow hash. */
  readonly hash: Buffer;
}

export function newSecretToken(prefix: string): SecretToken {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
