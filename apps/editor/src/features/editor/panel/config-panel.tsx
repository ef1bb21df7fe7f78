import { lazy, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Skeleton, Tabs } from '@flowkeep/ui';
import { NOTHING } from '../../../canvas/selection.ts';
import { useEditor, useEditorUi, useNode } from '../editor-context.ts';
import { SettingsPanel } from '../settings/settings-panel.tsx';
import { LinePanel, ManyPanel } from './selection-panels.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { PanelHeader } from './panel-header.tsx';
import styles from './panel.module.css';
import { ResultsTab } from './results-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';

// The engine and everything that stands in for the world are large, and most visits try nothing out.
const SimulationPanel = lazy(async () => ({
  default: (await import('../simulation/simulation-panel.tsx')).SimulationPanel,
}));

/** What is selected and how it is set up, or what holds for the whole workflow. */
export function ConfigPanel(): ReactElement | null {
  const { nodes, edges } = useEditorUi((state) => state.selection);
  const side = useEditorUi((state) => state.side);
  const [nodeId] = nodes;
  const [edgeId] = edges;
  if (side === 'settings') return <SettingsPanel />;
  if (side === 'simulation') {
    return (
      <Suspense fallback={<ComingPanel />}>
        <SimulationPanel />
      </Suspense>
    );
  }
  if (nodes.size > 1) return <ManyPanel count={nodes.size} />;
  if (nodeId !== undefined) return <NodePanel key={nodeId} nodeId={nodeId} />;
  return edgeId === undefined ? null : <LinePanel edgeId={edgeId} />;
}

/** Leads back to the simulation from which the step was opened. */
function BackToSimulation(): ReactElement | null {
  const { t } = useTranslation('editor');
  const { ui } = useEditor();
  const isFromSimulation = useEditorUi((state) => state.isFromSimulation);
  if (!isFromSimulation) return null;
  return (
    <Button
      size="small"
      look="quiet"
      icon="arrow-left"
      className={styles['back']}
      onClick={() => ui.setState({ side: 'simulation', isFromSimulation: false })}
    >
      {t('panel.backToSimulation')}
    </Button>
  );
}

/** Keeps the place of a panel whose code is on its way. */
function ComingPanel(): ReactElement {
  const { t } = useTranslation('editor');
  return (
    <PanelFrame label={t('simulation.label')}>
      <div className={styles['sections']}>
        <Skeleton lines={4} label={t('simulation.starting')} />
      </div>
    </PanelFrame>
  );
}

function NodePanel({ nodeId }: { readonly nodeId: string }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { ui } = useEditor();
  const node = useNode(nodeId);
  const tab = useEditorUi((state) => state.tab);
  if (!node) return null;
  return (
    <PanelFrame label={t('panel.label', { title: node.title })}>
      <PanelHeader node={node} onClose={() => ui.setState({ selection: NOTHING, isFromSimulation: false })} />
      <BackToSimulation />
      <Tabs
        label={t('panel.tabs')}
        className={styles['tabs']}
        panelClassName={styles['tabPanel']}
        value={tab}
        onChange={(next) => ui.setState({ tab: next })}
        tabs={[
          { id: 'settings', label: t('panel.settings'), content: <SettingsTab node={node} /> },
          { id: 'results', label: t('panel.results'), content: <ResultsTab node={node} /> },
        ]}
      />
    </PanelFrame>
  );
}
