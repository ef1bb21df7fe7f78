import { createHmac, hkdfSync } from 'node:crypto';

/** Turns an address of a workspace into something that can be compared and not read back. */
export type AddressHash = (workspaceId: string, channel: string, address: string) => Buffer;

/**
 * The hash by which suppressed addresses outlive the erasure of a person. It is keyed: phone numbers are too few for a
 * plain hash to hide them. The key comes from the root key (base64), so a changed root key forgets suppressions unless
 * they are carried over.
 */
export function createAddressHash(rootKey: string): AddressHash {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(rootKey, 'base64'), '', 'flowkeep suppressed address', 32));
  return (workspaceId, channel, address) =>
    createHmac('sha256', key)
      .update(JSON.stringify([workspaceId, channel, address]))
      .digest();
}
