import { ReactFlowProvider } from '@xyflow/react';
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { nodeCatalog, nodeDefinitions } from '@flowkeep/nodes';
import { type CanvasMarks, type CanvasSource, CanvasSourceContext } from '../../../canvas/canvas-source.ts';
import { drawnBodies } from '../../../canvas/drawn-bodies.ts';
import { keepMarks } from '../../../canvas/keep-marks.ts';
import { LiveRegion } from '../../../canvas/live-region.tsx';
import type { Run } from '../api/run.ts';
import { type ChosenRounds, stepsOfRounds, visitCounts } from '../model/rounds.ts';
import { runMarks } from '../model/run-marks.ts';
import { RunCanvas } from './run-canvas.tsx';
import { RunPanel } from './run-panel.tsx';
import { RunTopBar } from './run-top-bar.tsx';
import styles from './run.module.css';
import { useMarkWords } from './use-mark-words.ts';

/** A run on the workflow it began with, and its story beside it. */
export function RunScreen({ run }: { readonly run: Run }): ReactElement {
  const [rounds, setRounds] = useState<ChosenRounds>({});
  const [search] = useSearchParams();
  const [selected, select] = useState<string | null>(search.get('step') ?? run.currentNode);
  const [isPanelOpen, setPanelOpen] = useState(true);
  const show = useCallback((nodeId: string | null): void => {
    select(nodeId);
    if (nodeId !== null) setPanelOpen(true);
  }, []);
  const source = useRunSource(run, rounds, show);
  return (
    <CanvasSourceContext value={source}>
      <RunTopBar run={run} />
      <main id="content" className={styles['body']} tabIndex={-1}>
        <ReactFlowProvider>
          <RunCanvas run={run} selected={selected} onSelect={show} />
        </ReactFlowProvider>
        {isPanelOpen && (
          <RunPanel
            run={run}
            selected={selected}
            onSelect={show}
            rounds={rounds}
            onRounds={setRounds}
            onClose={() => setPanelOpen(false)}
          />
        )}
      </main>
      <LiveRegion />
    </CanvasSourceContext>
  );
}

/** The canvas reads from stores, so a refetched run is put into them: only what changed is drawn again. */
function useRunSource(run: Run, rounds: ChosenRounds, show: CanvasSource['show']): CanvasSource {
  const words = useMarkWords();
  const { graph, steps, status, outcome } = run;
  const marks = useMemo(() => {
    const shown = stepsOfRounds(steps, drawnBodies(graph, nodeCatalog), rounds);
    return runMarks({ graph, steps: shown, status, outcome, counts: visitCounts(steps), catalog: nodeCatalog, words });
  }, [graph, steps, status, outcome, rounds, words]);
  const [source] = useState((): CanvasSource & { readonly marks: StoreApi<CanvasMarks> } => ({
    graph: createStore(() => ({ graph: run.graph })),
    marks: createStore<CanvasMarks>(() => marks),
    catalog: nodeCatalog,
    definitions: nodeDefinitions,
    actions: null,
    show,
  }));
  useEffect(() => {
    source.marks.setState(keepMarks(source.marks.getState(), marks));
  }, [source, marks]);
  return source;
}
