import type { RunStatus } from '@flowkeep/contracts';
import type { SimulationResult } from './result.ts';

/** What must come true in a simulation; what is left out may be as it likes. Plain JSON. */
export interface Expectations {
  readonly status?: RunStatus;
  /** Id of the goal that ends the run; null: none does. */
  readonly outcome?: string | null;
  /** Exact numbers of visits by node id. */
  readonly visits?: Readonly<Record<string, number>>;
  /**
   * Each must be found among the messages, in this order; others may stand between them. `contains` is a part of the
   * words, or the name of the template: its words are not known everywhere.
   */
  readonly messages?: readonly { readonly contains: string; readonly node?: string }[];
  readonly notVisited?: readonly string[];
}

/** An expectation that did not come true. */
export interface Failure {
  readonly expectation: keyof Expectations;
  /** The node that it is about, where it is about one. */
  readonly node: string | null;
  readonly message: string;
}

/** Everything in which a simulation differs from what was expected; nothing when all came true. */
export function checkExpectations(result: SimulationResult, expectations: Expectations): readonly Failure[] {
  return [
    ...checkEnd(result, expectations),
    ...checkVisits(result, expectations),
    ...checkMessages(result, expectations.messages ?? []),
  ];
}

function checkEnd(result: SimulationResult, { status, outcome }: Expectations): readonly Failure[] {
  const failures: Failure[] = [];
  if (status !== undefined && status !== result.status) {
    const message = `The run should be ${status} at the end, but it is ${result.status}.`;
    failures.push({ expectation: 'status', node: null, message });
  }
  if (outcome !== undefined && outcome !== result.outcome) {
    const message = `The run should end by ${outcome ?? 'no goal'}, but it ended by ${result.outcome ?? 'none'}.`;
    failures.push({ expectation: 'outcome', node: outcome, message });
  }
  return failures;
}

function checkVisits(result: SimulationResult, { visits, notVisited }: Expectations): readonly Failure[] {
  const failures: Failure[] = [];
  const visitsOf = (node: string): number => result.coverage.nodes[node] ?? 0;
  for (const [node, expected] of Object.entries(visits ?? {})) {
    const actual = visitsOf(node);
    if (actual === expected) continue;
    const message = `The step "${node}" should be visited ${times(expected)}, but it was visited ${times(actual)}.`;
    failures.push({ expectation: 'visits', node, message });
  }
  for (const node of notVisited ?? []) {
    if (visitsOf(node) === 0) continue;
    const message = `The step "${node}" should not be visited, but it was visited ${times(visitsOf(node))}.`;
    failures.push({ expectation: 'notVisited', node, message });
  }
  return failures;
}

function checkMessages(result: SimulationResult, expected: NonNullable<Expectations['messages']>): readonly Failure[] {
  let from = 0;
  const failures: Failure[] = [];
  for (const { contains, node } of expected) {
    const at = result.messages.findIndex(
      (message, index) =>
        index >= from &&
        (message.text.includes(contains) || message.template === contains) &&
        (node === undefined || message.node === node),
    );
    if (at >= 0) from = at + 1;
    else {
      const where = node === undefined ? '' : ` from the step "${node}"`;
      const message = `A message${where} with "${contains}" should be sent, but there is none in that place.`;
      failures.push({ expectation: 'messages', node: node ?? null, message });
    }
  }
  return failures;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${String(count)} times`;
}
