import { type Call, callableOf, callsOf } from '../calls.ts';
import type { Graph } from '../graph.ts';
import type { GraphContext } from '../graph-context.ts';
import { jumpWays } from '../jump-ways.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import { reachedWithoutPause } from '../pauses.ts';
import type { Problem } from '../problem.ts';

/** Warns of runs that begin runs of the same workflow, and so on, with nothing that ever holds one back. */
export function checkEndlessCalls(graph: Graph, catalog: NodeCatalog, context: GraphContext): readonly Problem[] {
  const { workflowId } = context;
  if (workflowId === undefined) return [];
  // What is drawn here is what will be live.
  const find = (id: string): Graph | undefined => (id === workflowId ? graph : context.workflows?.(id)?.graph);
  return callsAtOnce(graph, catalog)
    .filter(({ structure }) => structure.mode === 'own' && leadsTo(workflowId, structure.workflowId, catalog, find))
    .map(({ node }) => ({
      code: 'call-endless',
      severity: 'warning',
      place: { kind: 'node', nodeId: node.id, field: 'workflow' },
      message: `"${node.title}" begins a run that leads back here: they could begin one another for ever.`,
      fix: 'Put a step that waits before it, or let only one run of this workflow go on at a time.',
    }));
}

/** Whether a run of a workflow begins one of the wanted workflow at once, itself or by others. */
function leadsTo(
  wanted: string,
  first: string,
  catalog: NodeCatalog,
  find: (workflowId: string) => Graph | undefined,
): boolean {
  const seen = new Set<string>();
  const open = [first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === wanted) return true;
    const graph = find(id);
    if (seen.has(id) || graph === undefined) continue;
    seen.add(id);
    open.push(...callsAtOnce(graph, catalog).map(({ structure }) => structure.workflowId));
  }
  return false;
}

/** The calls that a called run comes to without ever waiting; none where a rule keeps runs from one another. */
function callsAtOnce(graph: Graph, catalog: NodeCatalog): readonly Call[] {
  const callable = callableOf(graph, catalog);
  const { oneAtATime, reentry } = graph.settings;
  if (callable === null || oneAtATime !== undefined || reentry !== undefined) return [];
  const reached = reachedWithoutPause(graph, catalog, callable.node.id, jumpWays(graph, catalog));
  return callsOf(graph, catalog).filter(({ node }) => reached.has(node.id));
}
