import type { Graph, GraphContext, NodeCatalog, NodeId, TypedValue } from '@flowkeep/graph';
import { useCalledWorkflows } from '../api/use-called-workflows.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import { useForm } from './field-props.ts';

/** What a called workflow takes. */
export interface TakenValues {
  readonly workflow: string;
  readonly values: readonly TypedValue[];
}

/** Of a step that calls another workflow: the field in which it says what it gives. */
const GIVEN = 'inputs';

/** What the workflow that a step calls takes; null where it calls none, or one that cannot be called. */
export function takenValues(
  graph: Graph,
  catalog: NodeCatalog,
  nodeId: NodeId,
  { workflows, nameOf }: GraphContext,
): TakenValues | null {
  const node = graph.nodes[nodeId];
  const structure = node && catalog.get(node.type)?.structure?.(node.config);
  if (structure?.kind !== 'call') return null;
  const callee = workflows?.(structure.workflowId);
  const beginnings = Object.values(callee?.graph.nodes ?? {}).flatMap(({ type, config }) => {
    const beginning = catalog.get(type)?.structure?.(config);
    return beginning?.kind === 'callable' ? [beginning] : [];
  });
  const [first] = beginnings;
  return first ? { workflow: nameOf?.(structure.workflowId) ?? '', values: first.inputs } : null;
}

/** The same for the form that is open, at the field where it is of use. */
export function useTakenValues(path: string): TakenValues | null {
  const { source } = useEditor();
  const { nodeId } = useForm();
  const graph = useGraph();
  const context = useCalledWorkflows();
  return path === GIVEN && context ? takenValues(graph, source.catalog, nodeId, context) : null;
}
