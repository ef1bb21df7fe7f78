import { setTimeout as delay } from 'node:timers/promises';
import { tagOf } from './tags.mjs';

const LOOK_EVERY = 1_000;
const ANSWERED_ALREADY = 409;

/** The team: looks at what it is asked, and answers, for the leads whose story says so. */
export class Team {
  #deciding = new Set();

  constructor({ api, leads, journeys }) {
    this.api = api;
    this.leads = leads;
    this.isAsked = journeys.some(({ decides }) => decides !== undefined);
  }

  /** Decides until `signal` ends it. */
  async live(signal) {
    while (this.isAsked && !signal.aborted) {
      await this.look(signal).catch(() => {});
      await delay(LOOK_EVERY, undefined, { signal }).catch(() => {});
    }
  }

  /** How many decisions are still being thought about. */
  get pending() {
    return this.#deciding.size;
  }

  async look(signal) {
    const { items } = await this.api.call('GET', '/approvals?status=open&limit=100');
    for (const { id, question } of items) {
      const tag = tagOf(question ?? '');
      const lead = tag && this.leads.get(tag.lead);
      if (!lead || lead.answersAfter === null || lead.asked) continue;
      lead.asked = true;
      const deciding = this.#decide(id, lead, signal).finally(() => this.#deciding.delete(deciding));
      this.#deciding.add(deciding);
    }
  }

  // An answer that broke off may have been taken: who is then told that it was answered knows nothing for certain.
  async #decide(id, lead, signal) {
    await delay(lead.answersAfter);
    while (!signal.aborted) {
      try {
        await this.api.call('POST', `/approvals/${id}/answer`, { choice: lead.choice, note: '' });
        lead.decided = lead.choice;
        return;
      } catch (error) {
        if (error.status === ANSWERED_ALREADY) return;
        await delay(500);
      }
    }
  }
}
