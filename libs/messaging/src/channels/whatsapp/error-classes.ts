import type { NotSentReason } from '@flowkeep/contracts';

/** What a refusal by WhatsApp asks for. In every case the message was not sent. */
export type RefusalClass =
  /** The same call may succeed a little later. */
  | { readonly kind: 'retry' }
  /** The message will not go out; the run goes on by its other port. */
  | { readonly kind: 'not-sent'; readonly reason: NotSentReason; readonly advice: string }
  /** The whole connection is of no use until its owner acts. */
  | { readonly kind: 'pause'; readonly advice: string };

interface CodeGroup {
  readonly codes: readonly number[];
  readonly means: RefusalClass;
}

const notSent = (reason: NotSentReason, advice: string): RefusalClass => ({ kind: 'not-sent', reason, advice });

// Meta decides by code, not by HTTP status or title: "Cloud API error codes" of the WhatsApp Business Platform.
const GROUPS: readonly CodeGroup[] = [
  {
    codes: [1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004, 135000],
    means: { kind: 'retry' },
  },
  { codes: [131026], means: notSent('not-on-channel', 'The number is not on WhatsApp. Use another channel.') },
  { codes: [131021, 131030], means: notSent('not-on-channel', 'This number cannot be written to from this account.') },
  { codes: [131050], means: notSent('opted-out', 'The person has stopped messages of this kind.') },
  {
    codes: [131047],
    means: notSent('window-closed', 'More than 24 hours have passed since the person wrote. Send a template.'),
  },
  {
    codes: [132001, 132007, 132015, 132016],
    means: notSent('template-not-approved', 'WhatsApp does not allow this template now. Check it in WhatsApp Manager.'),
  },
  {
    codes: [131049, 130472],
    means: notSent('provider-rejected', 'WhatsApp limits messages to this person. Do not send again today.'),
  },
  {
    codes: [131048, 131064],
    means: notSent('provider-rejected', 'The account has reached its limit. Wait before sending more.'),
  },
  {
    codes: [33, 100, 131008, 131009, 131037, 131045, 131051, 131052, 131053, 131062, 131063],
    means: notSent(
      'provider-rejected',
      'WhatsApp does not accept the message as it is. Check its text, recipient and sender.',
    ),
  },
  {
    codes: [132000, 132005, 132008, 132012, 132068, 132069, 137000],
    means: notSent(
      'provider-rejected',
      'The values do not fit the template. Check how many it needs and what they hold.',
    ),
  },
  {
    codes: [0, 3, 10, 190, 131005],
    means: { kind: 'pause', advice: 'WhatsApp refuses the access token. Renew it under Connections.' },
  },
  {
    codes: [368, 130497, 131031],
    means: { kind: 'pause', advice: 'WhatsApp has restricted the account. Look at it in WhatsApp Manager.' },
  },
  {
    codes: [131042, 131044],
    means: { kind: 'pause', advice: 'WhatsApp cannot bill the account. Set up its payment in WhatsApp Manager.' },
  },
];

const BY_CODE = new Map(GROUPS.flatMap(({ codes, means }) => codes.map((code) => [code, means] as const)));
const PERMISSION_CODES = { from: 200, to: 299 } as const;

/** What a code means; a code that we do not know is a plain refusal. */
export function classifyRefusal(code: number): RefusalClass {
  const known = BY_CODE.get(code);
  if (known !== undefined) return known;
  if (code >= PERMISSION_CODES.from && code <= PERMISSION_CODES.to) {
    return { kind: 'pause', advice: 'The access token lacks a permission. Renew it under Connections.' };
  }
  return notSent('provider-rejected', 'WhatsApp does not accept the message.');
}
