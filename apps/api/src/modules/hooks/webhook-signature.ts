import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be from ours, seconds. Older requests are refused, so that a copy is worth little. */
export const SIGNATURE_WINDOW = 300;

export type SignatureVerdict =
  | { readonly ok: true; /** The part that matched, in hex. */ readonly signature: string }
  | { readonly ok: false; readonly reason: 'unreadable' | 'expired' | 'forged' };

/**
 * Checks `t=<unix seconds>,v1=<hex HMAC-SHA256 of t + "." + body>`; `body` as {@link signedContent} gives it. Several `v1` are allowed while a secret
 * is being changed; one has to match. `now` is in epoch milliseconds.
 */
export function checkSignature(header: string, secret: string, body: Uint8Array, now: number): SignatureVerdict {
  const parts = readHeader(header);
  if (parts === null) return { ok: false, reason: 'unreadable' };
  if (Math.abs(now / 1000 - parts.time) > SIGNATURE_WINDOW) return { ok: false, reason: 'expired' };
  const expected = createHmac('sha256', secret)
    .update(`${String(parts.time)}.`)
    .update(body)
    .digest();
  const match = parts.signatures.find((given) => timingSafeEqual(Buffer.from(given, 'hex'), expected));
  return match === undefined ? { ok: false, reason: 'forged' } : { ok: true, signature: match };
}

/**
 * What is signed: the body, and before it the sender's name for the event and a dot, where there is one. Were the name
 * left out, a copy could give itself another and be another event. The two cannot borrow from each other: no JSON
 * object ends with a shorter one that follows a dot.
 */
export function signedContent(body: Uint8Array | string, idempotencyKey: string | undefined): Uint8Array {
  const bytes = Buffer.from(body);
  if (idempotencyKey === undefined || idempotencyKey === '') return bytes;
  // Node reads each byte of a header as one character.
  return Buffer.concat([Buffer.from(`${idempotencyKey}.`, 'latin1'), bytes]);
}

/** Makes the header's value. */
export function signBody(secret: string, body: Uint8Array | string, now: number): string {
  const time = String(Math.floor(now / 1000));
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')}`;
}

function readHeader(header: string): { readonly time: number; readonly signatures: readonly string[] } | null {
  const signatures: string[] = [];
  let time: number | null = null;
  for (const part of header.split(',', 10)) {
    const [name, value] = part.trim().split('=', 2);
    if (name === 't' && value !== undefined && /^\d{1,12}$/.test(value)) time = Number(value);
    if (name === 'v1' && value !== undefined && /^[0-9a-f]{64}$/.test(value)) signatures.push(value);
  }
  return time === null || signatures.length === 0 ? null : { time, signatures };
}
