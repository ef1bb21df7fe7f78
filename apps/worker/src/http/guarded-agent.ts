import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { DomainError } from '@flowkeep/contracts';
import { Agent } from 'undici';
import { isPrivateAddress } from './private-address.ts';

/**
 * Most connections to one host: more than the runs of one client that may be under way at a time. Whoever waited for one
 * would use up the time of its call.
 */
export const MOST_CONNECTIONS = 200;

/** Connects to public addresses only. A name is resolved once, and what was checked is what is connected to. */
export function createGuardedAgent(): Agent {
  return new Agent({ connect: { lookup: publicLookup, timeout: 10_000 }, connections: MOST_CONNECTIONS });
}

/** A host that is an IP address is never looked up, so it is checked here. Throws `invalid-input`. */
export function refusePrivateHost(hostname: string): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw refusal();
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(refusal(), '', 0);
    }
    if (options.all === true) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

function refusal(): DomainError {
  return new DomainError(
    'invalid-input',
    'The address leads into a private network. Only public addresses may be called.',
  );
}
