import { useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type NodeId, type Problem, validateGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import type { CardMark } from '../../../canvas/canvas-source.ts';
import { keepMarks } from '../../../canvas/keep-marks.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { type NodeCount, useCounts } from '../api/counts.ts';
import { useGraphContext } from '../api/use-called-workflows.ts';
import type { EditorSession } from '../editor-context.ts';
import type { Coverage } from '@flowkeep/simulation';
import { type CoverageWords, simulationMarks } from '../simulation/model/simulation-marks.ts';
import { shownProblems } from './shown-problems.ts';

/** Checks the document after each change, behind whatever the reader is doing, and marks the cards with what it finds. */
export function useLiveMarks(session: EditorSession): void {
  const { document, problems, marks, source, workspaceId, workflowId } = session;
  const { t } = useTranslation('editor');
  const coverage = useShownCoverage(session);
  const words = useCoverageWords();
  const graph = useDeferredValue(useStore(document, (state) => state.graph));
  const context = useGraphContext({ workspaceId, workflowId, graph });
  const list = useMemo(
    () => shownProblems(graph, source.definitions, validateGraph(graph, nodeCatalog, context)),
    [graph, source, context],
  );
  const counts = useCounts(workspaceId, workflowId);
  useEffect(() => problems.setState({ list }), [list, problems]);
  useEffect(() => {
    const title = ({ waiting, running, done, failed }: NodeCount): string =>
      t(counts?.latestOnly ? 'card.countsOfLatest' : 'card.counts', {
        waiting: formatNumber(waiting + running),
        done: formatNumber(done),
        failed: formatNumber(failed),
      });
    const next = coverage
      ? simulationMarks(graph, nodeCatalog, coverage, words)
      : { cards: cardMarks(list, counts?.items ?? [], title), lines: {} };
    marks.setState(keepMarks(marks.getState(), next));
  }, [list, counts, marks, t, graph, coverage, words]);
}

/** What the simulation beside the canvas has been through; null while none is shown. */
function useShownCoverage({ ui, simulation }: EditorSession): Coverage | null {
  const isOpen = useStore(ui, ({ side }) => side === 'simulation');
  const shown = useStore(simulation, ({ together, outcome }) => {
    return together ?? (outcome.kind === 'played' ? outcome.result.coverage : null);
  });
  return isOpen ? shown : null;
}

function useCoverageWords(): CoverageWords {
  const { t } = useTranslation('editor');
  return useMemo(
    () => ({
      visited: t('simulation.reached'),
      notReached: t('simulation.notReached'),
      visits: (count) => t('simulation.visits', { count }),
    }),
    [t],
  );
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
