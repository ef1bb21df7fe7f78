import type { IdentityRecord } from '@flowkeep/persistence';

/** Where a person is written to on a channel. */
export interface ChannelAddress {
  readonly value: string;
  readonly reachable: boolean;
  readonly lastInboundAt: Date | null;
}

/**
 * The WhatsApp address of a person: the one they last wrote from, else a phone that WhatsApp has not refused yet, else
 * one that it has. `identities` come newest first.
 */
export function whatsappAddress(identities: readonly IdentityRecord[]): ChannelAddress | null {
  const known = identities.filter(({ channel }) => channel === 'whatsapp');
  const reachable = known.filter((identity) => identity.reachable).sort(byLastInbound)[0];
  if (reachable !== undefined) return addressOf(reachable);
  const tried = new Set(known.map(({ address }) => address));
  const phone = identities.find(({ channel, address }) => channel === 'phone' && !tried.has(address));
  if (phone !== undefined) return { value: phone.address, reachable: true, lastInboundAt: null };
  return known[0] === undefined ? null : addressOf(known[0]);
}

function addressOf({ address, reachable, lastInboundAt }: IdentityRecord): ChannelAddress {
  return { value: address, reachable, lastInboundAt };
}

function byLastInbound(a: IdentityRecord, b: IdentityRecord): number {
  return (b.lastInboundAt?.getTime() ?? 0) - (a.lastInboundAt?.getTime() ?? 0);
}
