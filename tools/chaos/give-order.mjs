import { setTimeout as delay } from 'node:timers/promises';

const PAUSE = 700;
/** The API has decided: it will not change its mind when it is asked again. */
const DECIDED = [400, 404, 409, 422];

/**
 * Gives an order to a run until the API answers, and notes every answer in `lead.orders`. An order to end a run is given
 * once, for a second one would end it without undoing anything: where no answer came, the tables say whether it was kept.
 * @returns {Promise<boolean>} whether the API has taken it
 */
export async function giveOrder({ api, lead, signal }, kind, body) {
  while (!signal.aborted) {
    const status = await attempt(api, lead.runId, kind, body);
    lead.orders.push({ kind, status });
    if (status === 202) return true;
    if (DECIDED.includes(status) || kind === 'cancel') return false;
    await delay(PAUSE, undefined, { signal }).catch(() => {});
  }
  return false;
}

async function attempt(api, runId, kind, body) {
  try {
    await api.call('POST', `/runs/${runId}/${kind}`, body);
    return 202;
  } catch (error) {
    return error.status ?? 'unreachable';
  }
}
