import type { Expectations, SimulationResult } from '@flowkeep/simulation';

/** Which parts of a result must come true again. */
export interface Expected {
  readonly end: boolean;
  readonly messages: boolean;
  readonly visits: boolean;
  readonly notVisited: boolean;
}

export const USUALLY_EXPECTED: Expected = { end: true, messages: true, visits: false, notVisited: true };

/** The first words of a message that is no template: enough to know it by, without what changes from time to time. */
const FIRST_WORDS = 40;

/** What must come true, made of what came true now. `nodes` are the steps of the drawing. */
export function expectThis(result: SimulationResult, expected: Expected, nodes: readonly string[]): Expectations {
  const visited = new Set(Object.keys(result.coverage.nodes));
  return {
    ...(expected.end ? { status: result.status, outcome: result.outcome } : {}),
    ...(expected.messages
      ? {
          messages: result.messages.map(({ text, template, node }) => ({
            contains: template ?? firstWords(text),
            node,
          })),
        }
      : {}),
    ...(expected.visits ? { visits: result.coverage.nodes } : {}),
    ...(expected.notVisited ? { notVisited: nodes.filter((id) => !visited.has(id)) } : {}),
  };
}

/** Which parts saved expectations are made of. */
export function partsOf({ status, messages, visits, notVisited }: Expectations): Expected {
  return {
    end: status !== undefined,
    messages: messages !== undefined,
    visits: visits !== undefined,
    notVisited: notVisited !== undefined,
  };
}

function firstWords(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length <= FIRST_WORDS ? line : line.slice(0, FIRST_WORDS).replace(/\s\S*$/u, '');
}
