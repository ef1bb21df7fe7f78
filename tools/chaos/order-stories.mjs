import { setTimeout as delay } from 'node:timers/promises';
import { giveOrder } from './give-order.mjs';

const LOOK_EVERY = 800;
/** How long a run may take until it stands still, or has failed: longer than anything is away. */
const PATIENCE = 90_000;

/** Reads the run until `condition` holds, and gives it then; null where that does not come in time. */
async function readUntil({ api, lead, signal }, condition) {
  const deadline = Date.now() + PATIENCE;
  while (!signal.aborted && Date.now() < deadline) {
    const run = await api.call('GET', `/runs/${lead.runId}`).catch(() => null);
    if (run !== null && condition(run)) return run;
    await delay(LOOK_EVERY, undefined, { signal }).catch(() => {});
  }
  return null;
}

const rest = (length, signal) => delay(length, undefined, { signal }).catch(() => {});

/** What the team does to runs, by the journey's `ordered`. */
export const ORDER_STORIES = {
  /** A run stands still for a while. */
  async pause(given) {
    const { lead, signal } = given;
    if (!(await giveOrder(given, 'pause'))) return;
    const run = await readUntil(given, ({ status, endedAt }) => status === 'paused' || endedAt !== null);
    const from = Date.now();
    await rest(lead.standsFor, signal);
    // From before the order to go on is sent: nothing may happen until then.
    if (run?.status === 'paused') lead.stoodStill.push({ from, to: Date.now() });
    await giveOrder(given, 'resume');
  },

  /** A run is ended. */
  async cancel(given) {
    await giveOrder(given, 'cancel');
  },

  /** A run that has failed is left alone, or tried again before or after the other system is mended, or goes on without the step. */
  async mend(given) {
    const { lead, witness } = given;
    const hasFailed = (times) => readUntil(given, ({ status, attempt }) => status === 'failed' && attempt >= times);
    const failed = await hasFailed(1);
    if (failed === null || lead.mending === 'leave') return;
    if (lead.mending === 'skip') {
      const step = failed.steps.findLast(({ status }) => status === 'failed');
      if (await giveOrder(given, 'skip', { stepKey: step?.key ?? '' })) lead.expected = 'completed';
      return;
    }
    if (lead.mending === 'in-vain' && (await giveOrder(given, 'retry', {})) && (await hasFailed(2)) === null) return;
    witness.mend(lead.id);
    if (await giveOrder(given, 'retry', {})) lead.expected = 'completed';
  },
};
