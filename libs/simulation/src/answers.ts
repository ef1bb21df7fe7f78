import { type Answer, answersOf, type Scenario } from './scenario.ts';

/** Hands out the answers of a scenario, visit by visit. */
export class Answers {
  private readonly visits = new Map<string, number>();

  constructor(private readonly answers: Scenario['answers']) {}

  /** The answer for this visit of a node; undefined where the scenario says nothing. */
  next(node: string): Answer | undefined {
    const given = this.answers[node];
    if (given === undefined) return undefined;
    const list = answersOf(given);
    const visit = this.visits.get(node) ?? 0;
    this.visits.set(node, visit + 1);
    return list[Math.min(visit, list.length - 1)];
  }
}
