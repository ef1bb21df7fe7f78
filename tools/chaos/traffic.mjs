import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { sendUntilTaken } from './senders.mjs';
import { storyOf, UNTOLD } from './story.mjs';

/** How long senders go on trying after the last lead has come, milliseconds. */
const PATIENCE = 60_000;

/**
 * Leads come at their own rate, however slow we are, each a person of its own with a journey and a story. `slack` says how
 * many milliseconds later than that the next one comes, for the sake of the machine; `onAccepted` hears of each that was
 * taken.
 */
export class Traffic {
  leads = new Map();
  #sending = new Set();
  #giveUp = new AbortController();

  constructor({ journeys, random, key, run, slack = () => 0, onAccepted = () => {} }) {
    Object.assign(this, { journeys, random, key, run, slack, onAccepted });
    // Every sender that tries again listens to it.
    setMaxListeners(0, this.#giveUp.signal);
  }

  /** Sends until `signal` ends it, then waits for what is under way. */
  async send({ rate, signal }) {
    let next = performance.now();
    for (let number = 0; !signal.aborted; number++) {
      const early = next - performance.now();
      if (early > 0) await delay(early, undefined, { signal }).catch(() => {});
      if (!signal.aborted) this.#begin(number);
      next += 1_000 / rate + this.slack();
    }
    const timer = setTimeout(() => this.#giveUp.abort(), PATIENCE);
    await Promise.all(this.#sending);
    clearTimeout(timer);
  }

  #begin(number) {
    const journey = this.random.weighted(this.journeys);
    const lead = {
      ...UNTOLD,
      id: `${this.run}-${number}`,
      journey: journey.name,
      name: `Lead ${number}`,
      phone: `+99450${1_000_001 + number}`,
      ...storyOf(this.random),
      orders: [],
      stoodStill: [],
    };
    this.leads.set(lead.id, lead);
    const sending = this.#send(lead, journey).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  async #send(lead, journey) {
    const { id, name, phone, score, items, crowd } = lead;
    const body = { id, name, phone, score, items, crowd };
    const parcel = { url: journey.url, key: this.key, once: id, body, signal: this.#giveUp.signal };
    Object.assign(lead, await sendUntilTaken(parcel));
    if (lead.accepted) this.onAccepted(lead, journey);
  }
}
