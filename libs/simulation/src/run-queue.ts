import type { OneAtATimeRule } from '@flowkeep/graph';
import type { SimulatedRun } from './simulated-run.ts';

interface Place {
  holder: SimulatedRun;
  readonly waiting: { readonly run: SimulatedRun; readonly begin: () => void }[];
}

/** Keeps the rule "one run at a time" among the runs of a simulation. */
export class RunQueue {
  private readonly places = new Map<string, Place>();

  constructor(private readonly stop: (run: SimulatedRun) => void) {}

  /** Begins a run now or, in a queue, later; false when the rule has it not begin at all. */
  admit(key: string, then: OneAtATimeRule['then'], run: SimulatedRun, begin: () => void): boolean {
    const place = this.places.get(key);
    if (place === undefined) {
      this.places.set(key, { holder: run, waiting: [] });
      begin();
      return true;
    }
    if (then === 'skip') return false;
    place.waiting.push({ run, begin });
    if (then === 'replace') this.stop(place.holder);
    return true;
  }

  /** A run has ended: the next one has its turn. */
  release(run: SimulatedRun): void {
    for (const [key, place] of this.places) {
      if (place.holder !== run) continue;
      const next = place.waiting.shift();
      if (next === undefined) this.places.delete(key);
      else {
        place.holder = next.run;
        next.begin();
      }
    }
  }
}
