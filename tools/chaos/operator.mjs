import { setTimeout as delay } from 'node:timers/promises';
import { ORDER_STORIES } from './order-stories.mjs';

const LOOK_EVERY = 1_500;
const PAGE = 100;
const MOST_PAGES = 10;

/** The team at the list of runs: gives orders to the runs of leads whose story says so. */
export class Operator {
  #ordering = new Set();

  constructor({ api, witness, leads, journeys }) {
    Object.assign(this, { api, witness, leads });
    this.journeys = journeys.filter(({ ordered }) => ordered !== undefined);
    this.unseen = new Map(this.journeys.map(({ name }) => [name, new Map()]));
  }

  /** A lead was accepted: its run will be in the list. */
  expect(lead, { name, ordered }) {
    if (ordered !== undefined && lead.orderedAfter !== null) this.unseen.get(name).set(lead.name, lead);
  }

  /** Gives orders until `signal` ends it. */
  async live(signal) {
    while (!signal.aborted) {
      await this.look(signal).catch(() => {});
      await delay(LOOK_EVERY, undefined, { signal }).catch(() => {});
    }
  }

  /** How many runs are still to be found, or have orders to come. */
  get pending() {
    return this.#ordering.size + [...this.unseen.values()].reduce((sum, { size }) => sum + size, 0);
  }

  async look(signal) {
    for (const journey of this.journeys) {
      const unseen = this.unseen.get(journey.name);
      let cursor = '';
      for (let page = 0; unseen.size > 0 && page < MOST_PAGES && cursor !== null; page++) {
        const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const runs = await this.api.call('GET', `/runs?workflowId=${journey.id}&limit=${PAGE}${from}`);
        for (const run of runs.items) this.#see(unseen, run, journey, signal);
        cursor = runs.nextCursor;
      }
    }
  }

  #see(unseen, run, { ordered }, signal) {
    const lead = unseen.get(run.contact?.name);
    if (lead === undefined) return;
    unseen.delete(lead.name);
    lead.runId = run.id;
    const given = { api: this.api, witness: this.witness, lead, signal };
    const ordering = delay(lead.orderedAfter, undefined, { signal })
      .then(() => ORDER_STORIES[ordered](given))
      .catch(() => {})
      .finally(() => this.#ordering.delete(ordering));
    this.#ordering.add(ordering);
  }
}
