import type { RunStatus, StepReport } from '@flowkeep/contracts';
import { type Graph, type NodeCatalog, type NodeId, reachableFrom } from '@flowkeep/graph';
import type { CanvasMarks, CardMark, LineMark, RunLook, RunMark } from '../../../canvas/canvas-source.ts';
import { hasEnded } from '../api/run.ts';
import { isActive, latestSteps } from './latest-steps.ts';

/** Words on the badges, in the reader's language. */
export interface MarkWords {
  readonly status: (look: Exclude<RunLook, 'next'>) => string;
  readonly until: (iso: string) => string;
  readonly retrying: (attempt: number, attempts: number) => string;
  readonly failed: (reason: string) => string;
}

interface MarkInput {
  readonly graph: Graph;
  readonly steps: readonly StepReport[];
  readonly status: RunStatus;
  readonly catalog: NodeCatalog;
  readonly words: MarkWords;
}

/** Draws a run on its workflow: where it went, where it stands, what is ahead, what will never be visited. */
export function runMarks(input: MarkInput): CanvasMarks {
  const latest = latestSteps(input.steps);
  const standing = [...latest.values()].filter(isActive).map((step) => step.nodeId);
  const isOver = hasEnded(input.status);
  // Before the first step is reported, everything is still ahead.
  const starts = latest.size === 0 ? Object.keys(input.graph.nodes) : standing;
  const ahead = isOver ? new Set<NodeId>() : reachableFrom(input.graph, starts);
  const cards: Record<NodeId, CardMark> = {};
  for (const id of Object.keys(input.graph.nodes)) {
    const step = latest.get(id);
    cards[id] = { run: step ? markOfStep(step, input) : markOfUnvisited(ahead.has(id), input.words) };
  }
  return { cards, lines: lineMarks(input, latest, cards) };
}

function markOfUnvisited(isAhead: boolean, words: MarkWords): RunMark {
  return isAhead
    ? { look: 'next', text: '', current: false }
    : { look: 'skipped', text: words.status('skipped'), current: false };
}

function markOfStep(step: StepReport, { words, graph, catalog, status }: MarkInput): RunMark {
  const current = isActive(step);
  switch (step.status) {
    case 'waiting':
      return {
        look: 'waiting',
        text: step.waitingUntil === null ? words.status('waiting') : words.until(step.waitingUntil),
        current,
      };
    case 'retrying':
      return {
        look: 'retrying',
        text: words.retrying(step.error?.attempt ?? 1, attemptsOf(step, graph, catalog)),
        current,
      };
    case 'failed':
      return {
        look: 'failed',
        text: step.error ? words.failed(step.error.message) : words.status('failed'),
        current: status === 'failed' && step.port === null,
      };
    default:
      return { look: step.status, text: words.status(step.status), current };
  }
}

/** How often the step is tried in all. */
export function attemptsOf(step: StepReport, graph: Graph, catalog: NodeCatalog): number {
  const own = graph.nodes[step.nodeId]?.retry;
  return own?.attempts ?? catalog.get(step.nodeType)?.defaults.retry.attempts ?? 1;
}

function lineMarks(
  { graph, steps }: MarkInput,
  latest: ReadonlyMap<NodeId, StepReport>,
  cards: Readonly<Record<NodeId, CardMark>>,
): Readonly<Record<string, LineMark>> {
  const left = new Set(steps.flatMap((step) => (step.port === null ? [] : [`${step.nodeId} ${step.port}`])));
  return Object.fromEntries(
    Object.values(graph.edges).map((edge): [string, LineMark] => {
      if (left.has(`${edge.from.node} ${edge.from.port}`)) return [edge.id, 'taken'];
      const source = latest.get(edge.from.node);
      const isPast = source ? !isActive(source) : cards[edge.from.node]?.run?.look === 'skipped';
      return [edge.id, isPast ? 'not-taken' : 'ahead'];
    }),
  );
}
