/** Something that happens at a moment of the virtual clock. */
interface Entry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly act: () => void;
}

/** What is still to come, by time; at the same moment, what was noted first comes first. */
export class Agenda {
  private readonly entries: Entry[] = [];

  add(at: number, act: () => void): void {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.entries.splice(low, 0, { at, act });
  }

  /** The moment of the next entry, or null when nothing is to come. */
  get next(): number | null {
    return this.entries[0]?.at ?? null;
  }

  take(): Entry | undefined {
    return this.entries.shift();
  }
}
