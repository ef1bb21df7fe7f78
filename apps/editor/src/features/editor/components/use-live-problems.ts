import { useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { type NodeId, type Problem, validateGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import type { CardMark } from '../../../canvas/canvas-source.ts';
import { sameJson } from '../document/same-json.ts';
import type { EditorSession } from '../editor-context.ts';

/** Checks the document after each change, behind whatever the reader is doing, and marks the cards. */
export function useLiveProblems({ document, problems, marks }: EditorSession): void {
  const graph = useDeferredValue(useStore(document, (state) => state.graph));
  const list = useMemo(() => validateGraph(graph, nodeCatalog), [graph]);
  useEffect(() => {
    problems.setState({ list });
    const before = marks.getState();
    const cards = cardMarks(list);
    // Marks that stay the same stay the same objects, so that their cards are not drawn again.
    const kept = Object.entries(cards).map(([id, mark]) => {
      const old = before.cards[id];
      return [id, old && sameJson(old, mark) ? old : mark] as const;
    });
    const isSame =
      kept.length === Object.keys(before.cards).length && kept.every(([id, mark]) => before.cards[id] === mark);
    if (!isSame) marks.setState({ cards: Object.fromEntries(kept) });
  }, [list, problems, marks]);
}

/** Errors stand first in the list, so the first problem of a card is its worst. */
function cardMarks(list: readonly Problem[]): Readonly<Record<NodeId, CardMark>> {
  const cards: Record<NodeId, CardMark> = {};
  for (const { place, severity, message } of list) {
    if (place.kind === 'node') cards[place.nodeId] ??= { problem: { severity, message } };
  }
  return cards;
}
