import type { RunStatus, StepReport } from '@flowkeep/contracts';
import { type Graph, type GraphEdge, type NodeCatalog, type NodeId, reachableFrom } from '@flowkeep/graph';
import type { CanvasMarks, CardMark, LineMark, RunLook, RunMark } from '../../../canvas/canvas-source.ts';
import { drawnBodies } from '../../../canvas/drawn-bodies.ts';
import { hasEnded } from '../api/run.ts';
import { isActive, isTold, latestSteps } from './latest-steps.ts';

/** Words on the badges, in the reader's language. */
export interface MarkWords {
  readonly status: (look: Exclude<RunLook, 'next'>) => string;
  readonly until: (iso: string) => string;
  readonly retrying: (attempt: number, attempts: number) => string;
  readonly failed: (reason: string) => string;
  readonly visits: (count: number) => string;
  /** A goal that was reached, and handlers that had nothing to do. */
  readonly reached: string;
  readonly notNeeded: string;
  readonly paused: string;
}

interface MarkInput {
  readonly graph: Graph;
  readonly steps: readonly StepReport[];
  readonly status: RunStatus;
  readonly catalog: NodeCatalog;
  readonly words: MarkWords;
  /** Id of the goal that ended the run. */
  readonly outcome?: string | null;
  /** How often steps were visited in all, where that is more than once. */
  readonly counts?: ReadonlyMap<NodeId, number>;
}

/** Draws a run on its workflow: where it went, where it stands, what is ahead, what will never be visited. */
export function runMarks(input: MarkInput): CanvasMarks {
  const latest = latestSteps(input.steps);
  const standing = [...latest.values()].filter((step) => isActive(step) && isTold(step)).map(({ nodeId }) => nodeId);
  const isOver = hasEnded(input.status);
  // Before the first step is reported, everything is still ahead.
  const starts = latest.size === 0 ? Object.keys(input.graph.nodes) : standing;
  const ahead = isOver ? new Set<NodeId>() : reachableFrom(input.graph, starts);
  const cards: Record<NodeId, CardMark> = {};
  for (const id of Object.keys(input.graph.nodes)) {
    const step = latest.get(id);
    const isTold = step && !(isHandler(id, input) && UNTOLD.has(step.status));
    const run = isTold ? markOfStep(step, input) : markOfUnvisited(id, ahead.has(id), input);
    cards[id] = { run, ...countOf(id, input) };
  }
  return { cards, lines: lineMarks(input, latest, cards) };
}

function countOf(id: NodeId, { counts, words }: MarkInput): Pick<CardMark, 'count'> {
  const count = counts?.get(id);
  return count === undefined ? {} : { count: { text: `×${String(count)}`, title: words.visits(count) } };
}

function markOfUnvisited(id: NodeId, isAhead: boolean, input: MarkInput): RunMark {
  const { status, outcome, words } = input;
  if (outcome === id) return { look: 'done', text: words.reached, current: true };
  const handles = isHandler(id, input);
  if (handles && hasEnded(status)) return { look: 'skipped', text: words.notNeeded, current: false };
  if (handles || isAhead) return { look: 'next', text: '', current: false };
  return { look: 'skipped', text: words.status('skipped'), current: false };
}

/** A handler that lies in wait, or did, says nothing of where the run stands. */
const UNTOLD: ReadonlySet<StepReport['status']> = new Set(['waiting', 'cancelled', 'skipped']);

/** Whether a step is beside the way: a goal, or what undoes something with all that belongs to it. */
function isHandler(id: NodeId, { graph, catalog }: MarkInput): boolean {
  if (catalog.get(graph.nodes[id]?.type ?? '')?.class === 'handler') return true;
  return drawnBodies(graph, catalog).some(({ kind, nodes }) => kind === 'compensation' && nodes.has(id));
}

function markOfStep(step: StepReport, { words, graph, catalog, status }: MarkInput): RunMark {
  const current = isActive(step);
  if (current && status === 'paused') return { look: 'paused', text: words.paused, current };
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
  input: MarkInput,
  latest: ReadonlyMap<NodeId, StepReport>,
  cards: Readonly<Record<NodeId, CardMark>>,
): Readonly<Record<string, LineMark>> {
  const { graph, steps } = input;
  const left = new Set(
    steps.flatMap(({ nodeId, port, ports = port === null ? [] : [port] }) => ports.map((each) => `${nodeId} ${each}`)),
  );
  return Object.fromEntries(
    Object.values(graph.edges).map((edge): [string, LineMark] => {
      const { node, port } = edge.from;
      if (left.has(`${node} ${port}`) || leadsIntoVisitedBody(edge, input, latest)) return [edge.id, 'taken'];
      const source = latest.get(node);
      const isPast = source ? !isActive(source) : cards[node]?.run?.look === 'skipped';
      return [edge.id, isPast ? 'not-taken' : 'ahead'];
    }),
  );
}

/** No step leaves by the port of a body: the line is taken when a round has begun behind it. */
function leadsIntoVisitedBody(
  { from, to }: GraphEdge,
  { graph, catalog }: MarkInput,
  latest: ReadonlyMap<NodeId, StepReport>,
): boolean {
  const isBody = drawnBodies(graph, catalog).some(({ owner, port }) => owner === from.node && port === from.port);
  return isBody && (latest.get(to.node)?.visit ?? 0) > 0;
}
