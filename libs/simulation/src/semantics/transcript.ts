import type { JsonValue } from '@flowkeep/contracts';
import { canonicalJson } from '@flowkeep/graph';
import type { SimulationResult } from '../result.ts';

/** One workflow played with the real nodes, whose every step is fixed for good. */
export interface CorpusCase {
  readonly name: string;
  readonly play: () => Promise<SimulationResult>;
}

/** What the run of a workflow did, without what only a simulation says. */
function told({ status, outcome, error, steps, messages, requests, children, vars, outputs }: SimulationResult) {
  return {
    status,
    outcome,
    error: error?.code ?? null,
    steps: steps.map(({ nodeId, visit, status: end, port, startedAt, endedAt, error: failure }) => {
      return { nodeId, visit, end, port, startedAt, endedAt, failure: failure?.code ?? null };
    }),
    messages: messages.map(({ at, node, to, text }) => ({ at, node, to, text })),
    requests: requests.map(({ at, node, url, body }) => ({ at, node, url, body })),
    children: children.map(({ node, status: end, startedAt, endedAt }) => ({ node, end, startedAt, endedAt })),
    vars,
    outputs,
  };
}

/** All that it did, in one text. */
export async function transcriptOf({ play }: CorpusCase): Promise<string> {
  return canonicalJson(JSON.parse(JSON.stringify(told(await play()))) as JsonValue);
}
