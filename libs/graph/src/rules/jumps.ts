import { bodiesOf, type Body, bodyAround } from '../bodies.ts';
import type { Graph, GraphNode } from '../graph.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import { reachedWithoutPause } from '../pauses.ts';
import type { Problem } from '../problem.ts';
import { nodesWith, type StructureOf } from '../structure-of.ts';

type Jump = { readonly node: GraphNode; readonly structure: StructureOf<'goto'> };
type Finding = Pick<Problem, 'code' | 'message' | 'fix'>;

/** Rules about jumps: the target is there, in the same body, and no circle goes round for ever without a wait. */
export function checkJumps(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  const jumps = nodesWith(Object.values(graph.nodes), catalog, 'goto');
  const bodies = bodiesOf(graph, catalog);
  return jumps.flatMap((jump) => {
    const finding = targetFinding(graph, catalog, bodies, jump) ?? endlessFinding(graph, catalog, jumps, jump);
    if (finding === null) return [];
    return [{ severity: 'error', place: { kind: 'node', nodeId: jump.node.id, field: 'target' }, ...finding } as const];
  });
}

function targetFinding(
  graph: Graph,
  catalog: NodeCatalog,
  bodies: readonly Body[],
  { node, structure }: Jump,
): Finding | null {
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
  const unbounded = jumps.filter(({ structure }) => !structure.bounded);
  const ways = unbounded.map(({ node, structure }) => ({ from: { node: node.id }, to: { node: structure.target } }));
  return reachedWithoutPause(graph, catalog, jump.structure.target, ways).has(jump.node.id);
}
