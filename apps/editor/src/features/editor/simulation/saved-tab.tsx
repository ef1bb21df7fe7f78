import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Notice } from '@flowkeep/ui';
import { Loadable } from '../../../page/loadable.tsx';
import { type SavedSimulation, useSimulations } from '../api/simulations.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { reached } from './model/simulation-marks.ts';
import { SavedRow } from './saved-row.tsx';
import styles from './simulation.module.css';
import { useRunAll, type Verdict } from './use-run-all.ts';
import { useSimulation } from './use-simulation.ts';

/** Simulations that were kept: each to be opened, all to be run on what is drawn now. */
export function SavedTab(): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId } = useEditor();
  const query = useSimulations(workspaceId, workflowId);
  return (
    <div className={panelStyles['sections']}>
      <Loadable query={query} skeletonLines={3}>
        {(saved) =>
          saved.length === 0 ? (
            <EmptyState
              icon="flask-conical"
              tone="quiet"
              title={t('simulation.none')}
              text={t('simulation.noneText')}
            />
          ) : (
            <SavedList saved={saved} />
          )
        }
      </Loadable>
    </div>
  );
}

function SavedList({ saved }: { readonly saved: readonly SavedSimulation[] }): ReactElement {
  const { t } = useTranslation('editor');
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const { runAll, isBusy } = useRunAll(setVerdicts);
  const failed = [...verdicts.values()].filter(({ failures }) => failures.length > 0).length;
  return (
    <>
      <Button
        icon="play"
        look="primary"
        className={panelStyles['start']}
        busy={isBusy}
        onClick={() => void runAll(saved)}
      >
        {t('simulation.runAll')}
      </Button>
      {verdicts.size > 0 && (
        <Notice tone={failed === 0 ? 'good' : 'bad'}>
          {failed === 0
            ? t('simulation.allPassed', { count: verdicts.size })
            : t('simulation.someFailed', { count: failed, of: String(verdicts.size) })}
        </Notice>
      )}
      <Together />
      <ul className={styles['saved']}>
        {saved.map((each) => (
          <SavedRow key={each.id} saved={each} verdict={verdicts.get(each.id)} />
        ))}
      </ul>
    </>
  );
}

/** How much all of them reach together. */
function Together(): ReactElement | null {
  const { t } = useTranslation('editor');
  const graph = useGraph();
  const together = useSimulation((state) => state.together);
  if (!together) return null;
  const { nodes, edges } = reached(graph, together);
  return (
    <p className={styles['coverage']}>
      {t('simulation.together', {
        nodes: String(nodes),
        ofNodes: String(Object.keys(graph.nodes).length),
        edges: String(edges),
        ofEdges: String(Object.keys(graph.edges).length),
      })}
    </p>
  );
}
