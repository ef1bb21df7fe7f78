import { setTimeout as delay } from 'node:timers/promises';
import { tagOf } from './tags.mjs';

const LOOK_EVERY = 400;

/** The people behind the phones: they read, and some of them answer the message that asks them to. */
export class People {
  #seen = 0;
  #answering = new Set();

  constructor({ sandbox, leads, journeys }) {
    this.sandbox = sandbox;
    this.leads = leads;
    this.asks = new Map(journeys.map(({ name, asks }) => [name, asks]));
  }

  /** Answers until `signal` ends it. */
  async live(signal) {
    while (!signal.aborted) {
      await this.look().catch(() => {});
      await delay(LOOK_EVERY, undefined, { signal }).catch(() => {});
    }
  }

  /** How many answers are still being thought about. */
  get pending() {
    return this.#answering.size;
  }

  async look() {
    const messages = await this.sandbox.messages(this.#seen);
    this.#seen += messages.length;
    for (const { direction, text } of messages) {
      const tag = direction === 'to-person' ? tagOf(text) : null;
      const lead = tag && this.leads.get(tag.lead);
      if (lead && lead.answersAfter !== null && this.asks.get(lead.journey) === tag.step) this.#answer(lead);
    }
  }

  // A message that came twice is answered once: the double is for the reconciliation to find.
  #answer(lead) {
    if (lead.asked) return;
    lead.asked = true;
    const answer = delay(lead.answersAfter)
      .then(() => this.sandbox.write(lead.phone, `Yes, ${lead.id}`, lead.name))
      .then(() => (lead.answeredAt = Date.now()))
      .catch(() => {})
      .finally(() => this.#answering.delete(answer));
    this.#answering.add(answer);
  }
}
