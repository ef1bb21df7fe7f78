import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { AnswersSection } from './answers-section.tsx';
import { HappeningsSection } from './happenings-section.tsx';
import { PersonSection } from './person-section.tsx';
import { StartSection } from './start-section.tsx';
import { TriggerSection } from './trigger-section.tsx';
import styles from './simulation.module.css';
import { useSimulation } from './use-simulation.ts';

/** With what it is tried: how it begins, about whom, what the world answers and what happens meanwhile. */
export function SetupTab(): ReactElement {
  const { t } = useTranslation('editor');
  const { simulation } = useEditor();
  const scenario = useSimulation((state) => state.scenario);
  const hasProblems = useSimulation((state) => state.outcome.kind === 'problems');
  if (!scenario) {
    return (
      <div className={panelStyles['sections']}>
        {hasProblems ? (
          <Notice tone="warn">{t('simulation.problems')}</Notice>
        ) : (
          <p className={styles['quiet']}>{t('simulation.starting')}</p>
        )}
      </div>
    );
  }
  const afresh = (): void => simulation.setState({ scenario: null, opened: null, together: null });
  return (
    <div className={panelStyles['sections']}>
      <StartSection scenario={scenario} />
      <TriggerSection scenario={scenario} />
      <PersonSection scenario={scenario} />
      <AnswersSection scenario={scenario} />
      <HappeningsSection scenario={scenario} />
      <Button size="small" look="quiet" icon="rotate-ccw" className={panelStyles['start']} onClick={afresh}>
        {t('simulation.afresh')}
      </Button>
    </div>
  );
}
