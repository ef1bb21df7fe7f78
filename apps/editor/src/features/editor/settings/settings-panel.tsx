import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Tile } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import { PanelFrame } from '../panel/panel-frame.tsx';
import panelStyles from '../panel/panel.module.css';
import { EngineSection } from './engine-section.tsx';
import { ErrorWorkflowSection } from './error-workflow-section.tsx';
import { OneAtATimeSection } from './one-at-a-time-section.tsx';
import { ReentrySection } from './reentry-section.tsx';
import { TimeLimitSection } from './time-limit-section.tsx';
import { TimeZoneSection } from './time-zone-section.tsx';

/** What holds for every run of the workflow. */
export function SettingsPanel(): ReactElement {
  const { t } = useTranslation('editor');
  const { ui } = useEditor();
  return (
    <PanelFrame label={t('settings.label')}>
      <header className={panelStyles['header']}>
        <Tile family="logic" icon="settings" />
        <div className={panelStyles['names']}>
          <span className={panelStyles['type']}>{t('settings.type')}</span>
          <h2>{t('settings.title')}</h2>
        </div>
        <IconButton icon="x" label={t('panel.close')} onClick={() => ui.setState({ side: null })} />
      </header>
      <div className={panelStyles['tabPanel']}>
        <div className={panelStyles['sections']}>
          <ReentrySection />
          <OneAtATimeSection />
          <TimeZoneSection />
          <TimeLimitSection />
          <ErrorWorkflowSection />
          <EngineSection />
        </div>
      </div>
    </PanelFrame>
  );
}
