interface Asked<Answer> {
  readonly running: Promise<Answer>;
  next: Promise<Answer> | null;
}

/**
 * Answers many who ask the same by few questions: one is under way at a time, and whoever comes meanwhile shares the
 * next. So nobody gets an answer that is older than their own asking.
 */
export class SharedQuestions<Answer> {
  private readonly asked = new Map<string, Asked<Answer>>();

  ask(name: string, read: () => Promise<Answer>): Promise<Answer> {
    const current = this.asked.get(name);
    if (current === undefined) return this.begin(name, read);
    current.next ??= settled(current.running).then(() => this.begin(name, read));
    return current.next;
  }

  private begin(name: string, read: () => Promise<Answer>): Promise<Answer> {
    const asked: Asked<Answer> = { running: read(), next: null };
    this.asked.set(name, asked);
    void settled(asked.running).then(() => {
      if (asked.next === null) this.asked.delete(name);
    });
    return asked.running;
  }
}

/** Who waits behind somebody else's question does not mind how it ended. */
function settled(question: Promise<unknown>): Promise<void> {
  return question.then(
    () => undefined,
    () => undefined,
  );
}
