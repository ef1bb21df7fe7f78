import type { Graph } from '@flowkeep/graph';
import { sameJson } from '../../../canvas/same-json.ts';

/** What differs between a published version and the draft, in the words of the steps. */
export interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly edited: readonly string[];
  readonly rewired: boolean;
  readonly settings: boolean;
}

/** Compares two documents. Where cards stand is no change: it never alters what a run does. */
export function changesSince(published: Graph, draft: Graph): Changes {
  const before = published.nodes;
  const now = draft.nodes;
  const titles = (nodes: readonly { readonly title: string }[]): readonly string[] => nodes.map((node) => node.title);
  return {
    added: titles(Object.values(now).filter((node) => !before[node.id])),
    removed: titles(Object.values(before).filter((node) => !now[node.id])),
    edited: titles(
      Object.values(now).filter((node) => {
        const old = before[node.id];
        return old && !sameJson({ ...old, position: null }, { ...node, position: null });
      }),
    ),
    rewired: !sameJson(linesOf(published), linesOf(draft)),
    settings: !sameJson(published.settings, draft.settings),
  };
}

export function isUnchanged(changes: Changes): boolean {
  const { added, removed, edited, rewired, settings } = changes;
  return added.length + removed.length + edited.length === 0 && !rewired && !settings;
}

/** Lines by their ends; their ids mean nothing to a run. */
function linesOf(graph: Graph): readonly string[] {
  return Object.values(graph.edges)
    .map((edge) => `${edge.from.node} ${edge.from.port} ${edge.to.node}`)
    .sort();
}
