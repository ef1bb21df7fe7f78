import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@flowkeep/ui';
import type { StepReport } from '@flowkeep/contracts';
import { stepTitle } from '../../../canvas/step-title.ts';
import { formatDuration } from '../../../i18n/format.ts';
import type { Run } from '../api/run.ts';
import { isTold } from '../model/latest-steps.ts';
import { exactTime, READER_ZONE } from '../model/run-time.ts';
import styles from './run.module.css';

interface TimingTabProps {
  readonly run: Run;
  readonly onSelect: (nodeId: string) => void;
}

/** When each step began and how long it took. */
export function TimingTab({ run, onSelect }: TimingTabProps): ReactElement {
  const { t } = useTranslation('run');
  const now = useNow(1_000);
  const steps = run.steps.filter(isTold).sort((a, b) => a.sequence - b.sequence);
  const whole = (run.endedAt === null ? now : Date.parse(run.endedAt)) - Date.parse(run.startedAt);
  return (
    <div className={styles['sections']}>
      <p className={styles['soft']}>{t('timing.zone', { zone: READER_ZONE })}</p>
      <table className={styles['timing']}>
        <thead>
          <tr>
            <th scope="col">{t('timing.step')}</th>
            <th scope="col">{t('timing.started')}</th>
            <th scope="col">{t('timing.took')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.key}>
              <th scope="row">
                <button type="button" className={styles['entryTitle']} onClick={() => onSelect(step.nodeId)}>
                  {stepTitle(run.graph, step.nodeId, run.inner)}
                </button>
              </th>
              <td>
                <time dateTime={step.startedAt}>{exactTime(step.startedAt, now)}</time>
              </td>
              <td>
                <Took step={step} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t(run.endedAt === null ? 'timing.wholeSoFar' : 'timing.whole')}
            </th>
            <td>{formatDuration(whole)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Took({ step, now }: { readonly step: StepReport; readonly now: number }): ReactElement {
  const { t } = useTranslation('run');
  const started = Date.parse(step.startedAt);
  if (step.endedAt !== null) return <>{formatDuration(Date.parse(step.endedAt) - started)}</>;
  return <>{t('timing.soFar', { time: formatDuration(now - started) })}</>;
}
