import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY = 5_000;
/** Above it leads come later, so that the machine does not fall behind for good. */
const BUSY = 3;
/** Milliseconds that each lead comes later for each process too many. */
const SLACK = 400;
const MOST_SLACK = 1_500;

/** Watches how many processes want to run. */
export class MachineLoad {
  #seen = [];

  /** Looks again and again until `signal` ends it. */
  async watch(signal) {
    while (!signal.aborted) {
      this.#seen.push(loadavg()[0]);
      await delay(LOOK_EVERY, undefined, { signal }).catch(() => {});
    }
  }

  get now() {
    return loadavg()[0];
  }

  /** The median of all that was seen. */
  get median() {
    return medianOf(this.#seen);
  }

  /** How many milliseconds later the next lead should come. */
  get slack() {
    return slackAt(this.now);
  }
}

export const medianOf = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

export const slackAt = (load) => Math.min(Math.max(load - BUSY, 0) * SLACK, MOST_SLACK);
