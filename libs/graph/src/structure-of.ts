import type { GraphNode } from './graph.ts';
import type { NodeCatalog, NodeStructure } from './node-catalog.ts';

type Kind = NodeStructure['kind'];
/** A structure of one kind. */
export type StructureOf<K extends Kind> = Extract<NodeStructure, { kind: K }>;

/** What a node does to the shape of a run; null where it only leaves by its ports, or its type is not known. */
export function structureOf(node: GraphNode, catalog: NodeCatalog): NodeStructure | null {
  return catalog.get(node.type)?.structure?.(node.config) ?? null;
}

/** The nodes of a document with a structure of one kind, each with it. */
export function nodesWith<K extends Kind>(
  nodes: readonly GraphNode[],
  catalog: NodeCatalog,
  kind: K,
): readonly { readonly node: GraphNode; readonly structure: StructureOf<K> }[] {
  return nodes.flatMap((node) => {
    const structure = structureOf(node, catalog);
    return structure?.kind === kind ? [{ node, structure: structure as StructureOf<K> }] : [];
  });
}

/** The port that leads into the body of a loop or a compensation; null for a node without a body. */
export function bodyPortOf(node: GraphNode, catalog: NodeCatalog): string | null {
  const structure = structureOf(node, catalog);
  return structure?.kind === 'loop' || structure?.kind === 'compensation' ? structure.body : null;
}
