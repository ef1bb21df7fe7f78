import { setTimeout as delay } from 'node:timers/promises';
import { sendUntilTaken } from './senders.mjs';

/** Another system, which says what has happened to a lead: that they paid, say. */
export class Happenings {
  #telling = new Set();

  /** `url`: where events of one's own are sent. */
  constructor({ url, key, signal }) {
    Object.assign(this, { url, key, signal });
  }

  /** How much is still to be said. */
  get pending() {
    return this.#telling.size;
  }

  /** Lets happen what the journey and the lead's story say; the moment counts from when the lead was taken. */
  begin(lead, { happens }) {
    if (happens === undefined || lead.happensAfter === null) return;
    const telling = this.#tell(lead, happens).finally(() => this.#telling.delete(telling));
    this.#telling.add(telling);
  }

  async #tell(lead, name) {
    const { url, key, signal } = this;
    await delay(lead.happensAfter, undefined, { signal }).catch(() => {});
    const body = { name, match: lead.id, data: { id: lead.id } };
    const { eventId } = await sendUntilTaken({ url, key, once: `${lead.id}/${name}`, body, signal });
    lead.happening = eventId;
  }
}
