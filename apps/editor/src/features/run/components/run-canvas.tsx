import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowCanvas } from '../../../canvas/flow-canvas.tsx';
import { panInto } from '../../../canvas/pan-into.ts';
import { readingOrder } from '../../../canvas/reading-order.ts';
import { NOTHING, onlyNodes } from '../../../canvas/selection.ts';
import { ZoomControl } from '../../../canvas/zoom-control.tsx';
import { drawnStep } from '../../../canvas/step-title.ts';
import type { Run } from '../api/run.ts';
import { Timeline } from './timeline.tsx';

interface RunCanvasProps {
  readonly run: Run;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string | null) => void;
}

/** The workflow of the run's own version, with the run drawn on it. Nothing can be changed here. */
export function RunCanvas({ run, selected, onSelect }: RunCanvasProps): ReactElement {
  const { t } = useTranslation('run');
  const onKeyDown = useRunKeys(run, onSelect);
  // A step of a called workflow is not drawn: the call stands for it.
  const shown = selected === null ? null : drawnStep(selected);
  const selection = useMemo(() => (shown === null ? NOTHING : onlyNodes(shown)), [shown]);
  useKeepInView(run, shown);
  return (
    <FlowCanvas
      label={t('canvas')}
      selection={selection}
      onSelection={(change) => {
        const next = change(selection);
        if (next !== selection) onSelect([...next.nodes].at(-1) ?? null);
      }}
      onKeyDown={onKeyDown}
    >
      <ZoomControl />
      <Timeline run={run} selected={selected} onSelect={onSelect} />
    </FlowCanvas>
  );
}

/** Enter shows what happened at the focused step; arrow keys go to the step before or after it. */
function useRunKeys(run: Run, onSelect: (nodeId: string | null) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node')) return;
    const id = target.dataset['id'] ?? '';
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(id);
    }
    if (event.key === 'Escape') onSelect(null);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const order = readingOrder(run.graph);
    const next = order[order.indexOf(id) + step];
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${next ?? ''}"]`)?.focus();
  };
}

/** A step chosen in the story or on the line of time is brought into view when it is not. */
function useKeepInView(run: Run, selected: string | null): void {
  const { setViewport, getNodesBounds, getViewport, viewportInitialized } = useReactFlow();
  useEffect(() => {
    const screen = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!run.graph.nodes[selected ?? ''] || selected === null || !screen || !viewportInitialized) return;
    const viewport = panInto(getViewport(), getNodesBounds([selected]), screen);
    if (viewport) void setViewport(viewport, { duration: 180 });
  }, [run.graph, selected, setViewport, getNodesBounds, getViewport, viewportInitialized]);
}
