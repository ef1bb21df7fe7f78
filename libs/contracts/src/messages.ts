/** The ways in which people are written to. */
export const CHANNELS = ['whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `in` comes from the person, `out` goes to them. */
export const MESSAGE_DIRECTIONS = ['in', 'out'] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

/**
 * States of a message. Outbound ones rise: queued, sent, delivered, read; `failed` and `unknown` leave the ladder.
 * `unknown` means that the provider's answer was lost and nobody can say yet whether the person has the message.
 */
export const MESSAGE_STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed', 'unknown', 'received'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Why a message was not sent. Each is an outcome of the node, never the end of a person's journey. */
export const NOT_SENT_REASONS = [
  'no-address',
  'not-on-channel',
  'opted-out',
  'window-closed',
  'template-not-approved',
  'connection-missing',
  'provider-rejected',
  'outcome-unknown',
  'contact-erased',
] as const;
export type NotSentReason = (typeof NOT_SENT_REASONS)[number];
