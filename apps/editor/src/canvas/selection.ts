import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { EdgeId, NodeId } from '@flowkeep/graph';

/** What is selected on a canvas. It never enters the document or its history. */
export interface Selection {
  readonly nodes: ReadonlySet<NodeId>;
  readonly edges: ReadonlySet<EdgeId>;
}

export const NOTHING: Selection = { nodes: new Set(), edges: new Set() };

export function onlyNodes(...ids: readonly NodeId[]): Selection {
  return { nodes: new Set(ids), edges: NOTHING.edges };
}

/** The selection after React Flow's changes; the same object when they change nothing. */
export function applySelection(
  selection: Selection,
  changes: { readonly nodes?: readonly NodeChange[]; readonly edges?: readonly EdgeChange[] },
): Selection {
  const nodes = changed(selection.nodes, changes.nodes ?? []);
  const edges = changed(selection.edges, changes.edges ?? []);
  return nodes === selection.nodes && edges === selection.edges ? selection : { nodes, edges };
}

function changed(selected: ReadonlySet<string>, changes: readonly (NodeChange | EdgeChange)[]): ReadonlySet<string> {
  const next = new Set(selected);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  const same = next.size === selected.size && [...next].every((id) => selected.has(id));
  return same ? selected : next;
}
