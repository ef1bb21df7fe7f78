import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '@flowkeep/simulation';
import { Button, Notice } from '@flowkeep/ui';
import { formatDuration } from '../../../i18n/format.ts';
import { RunState } from '../../../page/run-state.tsx';
import { useEditor, useGraph } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { reached } from './model/simulation-marks.ts';
import { SaveDialog } from './save-dialog.tsx';
import { SimulatedTimeline } from './simulated-timeline.tsx';
import styles from './simulation.module.css';

/** What would happen: how it ends, how much of the drawing it reaches, and the story with its messages. */
export function ResultTab({ result }: { readonly result: SimulationResult }): ReactElement {
  const { t } = useTranslation('editor');
  const { canEdit } = useEditor();
  const graph = useGraph();
  const [isSaving, setSaving] = useState(false);
  const { nodes, edges } = reached(graph, result.coverage);
  const goal = result.outcome === null ? undefined : graph.nodes[result.outcome];
  const counts = {
    nodes: String(nodes),
    ofNodes: String(Object.keys(graph.nodes).length),
    edges: String(edges),
    ofEdges: String(Object.keys(graph.edges).length),
  };
  return (
    <div className={panelStyles['sections']}>
      <div className={styles['head']}>
        <RunState status={result.status} />
        <span>{t('simulation.took', { time: formatDuration(result.virtualSeconds * 1_000) })}</span>
        {canEdit && (
          <Button size="small" icon="circle-check" onClick={() => setSaving(true)}>
            {t('simulation.save')}
          </Button>
        )}
      </div>
      <p className={styles['coverage']}>{t('simulation.coverage', counts)}</p>
      {result.error && <Notice tone="bad">{result.error.message}</Notice>}
      {goal && <Notice tone="good">{t('simulation.goal', { title: goal.title })}</Notice>}
      {result.problems.map(({ message }, index) => (
        <Notice key={index} tone="warn">
          {message}
        </Notice>
      ))}
      <SimulatedTimeline result={result} />
      {isSaving && <SaveDialog result={result} onClose={() => setSaving(false)} />}
    </div>
  );
}
