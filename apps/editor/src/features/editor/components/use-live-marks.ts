import { useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type NodeId, type Problem, validateGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import type { CardMark } from '../../../canvas/canvas-source.ts';
import { keepMarks } from '../../../canvas/keep-marks.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { type NodeCount, useCounts } from '../api/counts.ts';
import type { EditorSession } from '../editor-context.ts';
import { shownProblems } from './shown-problems.ts';

/** Checks the document after each change, behind whatever the reader is doing, and marks the cards with what it finds. */
export function useLiveMarks({ document, problems, marks, source, workspaceId, workflowId }: EditorSession): void {
  const { t } = useTranslation('editor');
  const graph = useDeferredValue(useStore(document, (state) => state.graph));
  const list = useMemo(
    () => shownProblems(graph, source.definitions, validateGraph(graph, nodeCatalog)),
    [graph, source],
  );
  const counts = useCounts(workspaceId, workflowId);
  useEffect(() => problems.setState({ list }), [list, problems]);
  useEffect(() => {
    const title = ({ waiting, running, done, failed }: NodeCount): string =>
      t('card.counts', {
        waiting: formatNumber(waiting + running),
        done: formatNumber(done),
        failed: formatNumber(failed),
      });
    const cards = cardMarks(list, counts ?? [], title);
    marks.setState(keepMarks(marks.getState(), { cards, lines: {} }));
  }, [list, counts, marks, t]);
}

/** Errors stand first in the list, so the first problem of a card is its worst. */
function cardMarks(
  list: readonly Problem[],
  counts: readonly NodeCount[],
  title: (count: NodeCount) => string,
): Readonly<Record<NodeId, CardMark>> {
  const cards: Record<NodeId, CardMark> = {};
  for (const count of counts) {
    const total = count.waiting + count.running + count.done + count.failed;
    if (total > 0) cards[count.nodeId] = { count: { text: formatNumber(total), title: title(count) } };
  }
  for (const { place, severity, message } of list) {
    if (place.kind !== 'node' || cards[place.nodeId]?.problem) continue;
    cards[place.nodeId] = { ...cards[place.nodeId], problem: { severity, message } };
  }
  return cards;
}
