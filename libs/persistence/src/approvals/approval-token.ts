import { createHash, timingSafeEqual } from 'node:crypto';
import type { WorkspaceKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

const PURPOSE = 'approval-link';

/**
 * The secret part of a question's link: 256 bits that only the workspace's key can make from its id. So the database
 * holds no more than its hash, and the link can still be shown again to whoever may answer.
 */
export async function approvalToken(tx: WorkspaceTransaction, keys: WorkspaceKeys, id: string): Promise<string> {
  return Buffer.from(await keys.hash(tx, PURPOSE, id), 'hex').toString('base64url');
}

/** What the database knows a token by. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Takes the same time however much of it is right. */
export function isTokenOf(token: string, hash: Uint8Array): boolean {
  const given = hashOfToken(token);
  return given.length === hash.length && timingSafeEqual(given, hash);
}
