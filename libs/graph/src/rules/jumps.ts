import { bodiesOf, bodyAround } from '../bodies.ts';
import type { Graph, GraphNode, NodeId } from '../graph.ts';
import { ERROR_PORT, type NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { nodesWith, structureOf, type StructureOf } from '../structure-of.ts';

type Jump = { readonly node: GraphNode; readonly structure: StructureOf<'goto'> };
type Finding = Pick<Problem, 'code' | 'message' | 'fix'>;

/** Rules about jumps: the target is there, in the same body, and no circle goes round for ever without a wait. */
export function checkJumps(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  const jumps = nodesWith(Object.values(graph.nodes), catalog, 'goto');
  return jumps.flatMap((jump) => {
    const finding = targetFinding(graph, catalog, jump) ?? endlessFinding(graph, catalog, jumps, jump);
    if (finding === null) return [];
    return [{ severity: 'error', place: { kind: 'node', nodeId: jump.node.id, field: 'target' }, ...finding } as const];
  });
}

function targetFinding(graph: Graph, catalog: NodeCatalog, { node, structure }: Jump): Finding | null {
  // An empty target is a problem of the settings, which says so itself.
  if (structure.target === '') return null;
  const target = graph.nodes[structure.target];
  const choose = 'Choose another step to go to.';
  if (target === undefined) {
    return { code: 'unknown-step', message: `"${node.title}" goes to a step that is gone.`, fix: choose };
  }
  if (catalog.get(target.type)?.acceptsInput === false) {
    return {
      code: 'goto-start',
      message: `"${node.title}" cannot go to "${target.title}": no step leads there.`,
      fix: choose,
    };
  }
  const bodies = bodiesOf(graph, catalog);
  const [here, there] = [bodyAround(bodies, node.id), bodyAround(bodies, target.id)];
  if (here?.owner === there?.owner) return null;
  const border = there ?? here;
  const loop = graph.nodes[border?.owner ?? '']?.title ?? '';
  return {
    code: 'goto-crosses-body',
    message: `"${node.title}" cannot go to "${target.title}": only one of them is inside "${loop}".`,
    fix: 'Choose a step on the same side.',
  };
}

function endlessFinding(graph: Graph, catalog: NodeCatalog, jumps: readonly Jump[], jump: Jump): Finding | null {
  if (jump.structure.bounded || jump.structure.target === '') return null;
  if (!leadsBack(graph, catalog, jumps, jump)) return null;
  const target = graph.nodes[jump.structure.target]?.title ?? jump.structure.target;
  return {
    code: 'endless-circle',
    message: `"${jump.node.title}" and "${target}" can go round for ever without a pause.`,
    fix: 'Give it a limit, or put a step that waits between the two.',
  };
}

/** Whether a run can get from the target back to the jump without ever waiting. */
function leadsBack(graph: Graph, catalog: NodeCatalog, jumps: readonly Jump[], jump: Jump): boolean {
  const next = new Map<NodeId, NodeId[]>();
  const lead = (from: NodeId, to: NodeId): void => void next.set(from, [...(next.get(from) ?? []), to]);
  for (const { from, to } of Object.values(graph.edges)) lead(from.node, to.node);
  for (const { node, structure } of jumps) if (!structure.bounded) lead(node.id, structure.target);
  const seen = new Set<NodeId>();
  const open = [jump.structure.target];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === jump.node.id) return true;
    const node = graph.nodes[id];
    if (seen.has(id) || node === undefined) continue;
    seen.add(id);
    open.push(...(waits(node, catalog) ? afterFailure(graph, node) : (next.get(id) ?? [])));
  }
  return false;
}

/** A sub-workflow that is a part of the run may end at once, and a step that goes on after a failure may not have waited. */
function waits(node: GraphNode, catalog: NodeCatalog): boolean {
  const info = catalog.get(node.type);
  const kind = structureOf(node, catalog)?.kind;
  if (info?.class !== 'waiting' || kind === 'call' || kind === 'may-pass') return false;
  return (node.onError ?? info.defaults.onError) !== 'continue';
}

/** Where a step leads that fails before it has waited. */
function afterFailure(graph: Graph, { id }: GraphNode): readonly NodeId[] {
  const edges = Object.values(graph.edges).filter(({ from }) => from.node === id && from.port === ERROR_PORT);
  return edges.map(({ to }) => to.node);
}
