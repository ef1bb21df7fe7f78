import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Notice, Tabs, Tile } from '@flowkeep/ui';
import { ProblemList } from '../components/problems-box.tsx';
import { useEditor } from '../editor-context.ts';
import { PanelFrame } from '../panel/panel-frame.tsx';
import panelStyles from '../panel/panel.module.css';
import { ResultTab } from './result-tab.tsx';
import { SavedTab } from './saved-tab.tsx';
import { SelectedStep } from './selected-step.tsx';
import { SetupTab } from './setup-tab.tsx';
import styles from './simulation.module.css';
import { usePlay } from './use-play.ts';
import { useSimulation } from './use-simulation.ts';

/** The draft tried out beside the canvas: what would happen, with what, and what was saved. */
export function SimulationPanel(): ReactElement {
  const { t } = useTranslation('editor');
  const { ui, simulation } = useEditor();
  const tab = useSimulation((state) => state.tab);
  usePlay();
  return (
    <PanelFrame label={t('simulation.label')}>
      <header className={panelStyles['header']}>
        <Tile family="logic" icon="flask-conical" />
        <div className={panelStyles['names']}>
          <span className={panelStyles['type']}>{t('simulation.type')}</span>
          <Heading />
        </div>
        <IconButton icon="x" label={t('panel.close')} onClick={() => ui.setState({ side: null })} />
      </header>
      <SelectedStep />
      <Tabs
        label={t('simulation.tabs')}
        className={panelStyles['tabs']}
        panelClassName={panelStyles['tabPanel']}
        value={tab}
        onChange={(next) => simulation.setState({ tab: next })}
        tabs={[
          { id: 'result', label: t('simulation.result'), content: <Played /> },
          { id: 'setup', label: t('simulation.setup'), content: <SetupTab /> },
          { id: 'saved', label: t('simulation.saved'), content: <SavedTab /> },
        ]}
      />
    </PanelFrame>
  );
}

function Heading(): ReactElement {
  const { t } = useTranslation('editor');
  const opened = useSimulation((state) => state.opened);
  return <h2 className={styles['name']}>{opened?.name ?? t('simulation.title')}</h2>;
}

/** The result, or why there is none. */
function Played(): ReactElement {
  const { t } = useTranslation('editor');
  const outcome = useSimulation((state) => state.outcome);
  switch (outcome.kind) {
    case 'none':
      return (
        <div className={panelStyles['sections']}>
          <p className={styles['quiet']}>{t('simulation.starting')}</p>
        </div>
      );
    case 'problems':
      return (
        <div className={panelStyles['sections']}>
          <Notice tone="warn">{t('simulation.problems')}</Notice>
          <ProblemList problems={outcome.problems.filter(({ severity }) => severity === 'error')} />
        </div>
      );
    case 'refused':
      return (
        <div className={panelStyles['sections']}>
          <Notice tone="bad">{outcome.message}</Notice>
        </div>
      );
    case 'played':
      return <ResultTab result={outcome.result} />;
  }
}
