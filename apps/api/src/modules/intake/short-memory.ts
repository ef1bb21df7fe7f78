interface Held<Value> {
  readonly value: Promise<Value | null>;
  readonly until: number;
}

/** Remembers answers for a while. Who asks while the answer is looked for waits for the same one. */
export class ShortMemory<Value> {
  private readonly held = new Map<string, Held<Value>>();

  constructor(
    /** Milliseconds. */
    private readonly lifetime: number,
    private readonly capacity: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** What was read last, or is read now. Null is an answer that is not remembered, and neither is an error. */
  recall(name: string, read: () => Promise<Value | null>): Promise<Value | null> {
    const found = this.held.get(name);
    if (found !== undefined && found.until > this.now()) return found.value;
    const value = read();
    this.keep(name, { value, until: this.now() + this.lifetime });
    const forgetIt = (): void => {
      if (this.held.get(name)?.value === value) this.held.delete(name);
    };
    value.then((answer) => {
      if (answer === null) forgetIt();
    }, forgetIt);
    return value;
  }

  forget(name: string): void {
    this.held.delete(name);
  }

  private keep(name: string, held: Held<Value>): void {
    this.held.delete(name);
    this.held.set(name, held);
    const [oldest] = this.held.keys();
    if (this.held.size > this.capacity && oldest !== undefined) this.held.delete(oldest);
  }
}
