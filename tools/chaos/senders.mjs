import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 3_000;
const TIMEOUT = 20_000;

/**
 * Hands over one thing, again and again under the same key until it is taken, as careful senders do.
 * @param {{ url: string, key: string, once: string, body: object, signal: AbortSignal }} parcel `once`: its idempotency key
 * @returns {Promise<{ accepted: boolean, eventId: string | null, refusals: Record<string, number> }>}
 */
export async function sendUntilTaken({ url, key, once, body, signal }) {
  const refusals = {};
  for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const { status, eventId } = await attempt({ url, key, once, body });
    if (status === 202) return { accepted: true, eventId, refusals };
    refusals[status] = (refusals[status] ?? 0) + 1;
    await delay(pause, undefined, { signal }).catch(() => {});
  }
  return { accepted: false, eventId: null, refusals };
}

async function attempt({ url, key, once, body }) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': once },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const answer = await response.json().catch(() => null);
    return { status: response.status, eventId: answer?.eventId ?? null };
  } catch {
    return { status: 'unreachable', eventId: null };
  }
}
