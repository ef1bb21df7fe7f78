import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { sendLead } from './senders.mjs';

/** How long senders go on trying after the last lead has come, milliseconds. */
const PATIENCE = 60_000;

/**
 * Leads come at their own rate, however slow we are, each a person of its own with a journey and a story: whether and
 * when they answer.
 */
export class Traffic {
  leads = new Map();
  #sending = [];
  #giveUp = new AbortController();

  constructor({ journeys, random, key, run }) {
    Object.assign(this, { journeys, random, key, run });
    // Every sender that tries again listens to it.
    setMaxListeners(0, this.#giveUp.signal);
  }

  /** Sends until `signal` ends it, then waits for what is under way. */
  async send({ rate, signal }) {
    const began = performance.now();
    for (let number = 0; !signal.aborted; number++) {
      const early = began + (number * 1_000) / rate - performance.now();
      if (early > 0) await delay(early, undefined, { signal }).catch(() => {});
      if (!signal.aborted) this.#begin(number);
    }
    const timer = setTimeout(() => this.#giveUp.abort(), PATIENCE);
    await Promise.all(this.#sending);
    clearTimeout(timer);
  }

  #begin(number) {
    const { random } = this;
    const journey = random.weighted(this.journeys);
    const lead = {
      id: `${this.run}-${number}`,
      journey: journey.name,
      name: `Lead ${number}`,
      phone: `+99450${1_000_001 + number}`,
      score: random.pick([5, 20]),
      items: ['a', 'b', 'c'],
      // Some answer, most of them in time; the moment counts from when the question is on their phone.
      answersAfter: random.chance(0.6) ? random.whole(200, 12_000) : null,
      choice: random.pick(['yes', 'no']),
      decided: null,
      eventId: null,
      accepted: false,
      answeredAt: null,
      refusals: {},
    };
    this.leads.set(lead.id, lead);
    const sending = sendLead({ url: journey.url, key: this.key, lead, signal: this.#giveUp.signal });
    this.#sending.push(sending.then((outcome) => Object.assign(lead, outcome)));
  }
}
