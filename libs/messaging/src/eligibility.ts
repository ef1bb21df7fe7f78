import type { MessageContent, NotSentReason } from '@flowkeep/contracts';

/** All that decides whether a message may go out. */
export interface SendFacts {
  readonly now: Date;
  readonly content: MessageContent;
  readonly contactErased: boolean;
  /** The address on the channel, or null. `reachable` is false once the channel has said that nobody is there. */
  readonly address: { readonly value: string; readonly reachable: boolean; readonly lastInboundAt: Date | null } | null;
  readonly suppressed: boolean;
  /** Status of the template that the content names; null where there is none, and for free text. */
  readonly templateStatus: string | null;
  readonly connected: boolean;
}

/** Whether the message goes out, and to which address; else why not, in a sentence for the client. */
export type Eligibility =
  | { readonly kind: 'send'; readonly address: string }
  | { readonly kind: 'skip'; readonly reason: NotSentReason; readonly message: string };

const WINDOW_HOURS = 24;
const HOUR = 3_600_000;

/** The one gate of every send. The order matters: what protects the person comes before what is not set up. */
export function checkEligibility(facts: SendFacts): Eligibility {
  if (facts.contactErased) return skip('contact-erased', 'The data of this contact was erased.');
  const { address } = facts;
  if (address === null) return skip('no-address', 'The contact has no phone and no WhatsApp address.');
  if (facts.suppressed) return skip('opted-out', 'The person asked not to be written to.');
  if (!address.reachable) return skip('not-on-channel', 'The phone of the contact is not on WhatsApp.');
  const closed = checkContent(facts.content, facts, address.lastInboundAt);
  if (closed !== null) return closed;
  if (!facts.connected)
    return skip('connection-missing', 'WhatsApp is not connected. Connect a number under Connections.');
  return { kind: 'send', address: address.value };
}

function checkContent(content: MessageContent, facts: SendFacts, lastInboundAt: Date | null): Eligibility | null {
  switch (content.kind) {
    case 'text':
      return isWindowOpen(lastInboundAt, facts.now)
        ? null
        : skip(
            'window-closed',
            'The person has not written in the last 24 hours: only an approved template may be sent.',
          );
    case 'template':
      return checkTemplate(`${content.name} (${content.language})`, facts.templateStatus);
  }
}

function checkTemplate(name: string, status: string | null): Eligibility | null {
  if (status === 'approved') return null;
  return status === null
    ? skip('template-not-approved', `There is no template ${name}.`)
    : skip('template-not-approved', `The template ${name} is ${status}, not approved.`);
}

function isWindowOpen(lastInboundAt: Date | null, now: Date): boolean {
  return lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() < WINDOW_HOURS * HOUR;
}

function skip(reason: NotSentReason, message: string): Eligibility {
  return { kind: 'skip', reason, message };
}
