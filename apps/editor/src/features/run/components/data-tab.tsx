import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue, StepReport } from '@flowkeep/contracts';
import { EmptyState, Select } from '@flowkeep/ui';
import { useCanvasSource } from '../../../canvas/canvas-source.ts';
import { stepTitle } from '../../../canvas/step-title.ts';
import { nodeOfRun, type Run } from '../api/run.ts';
import { latestSteps } from '../model/latest-steps.ts';
import styles from './run.module.css';

interface DataTabProps {
  readonly run: Run;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
}

/** What a step gave to later ones, by the names that the client knows. */
export function DataTab({ run, selected, onSelect }: DataTabProps): ReactElement {
  const { t } = useTranslation('run');
  const latest = latestSteps(run.steps);
  const shown = [...latest.values()].sort((a, b) => a.sequence - b.sequence);
  const current = selected ?? shown[0]?.nodeId ?? '';
  const step = latest.get(current);
  const options = shown.map(({ nodeId }) => ({ value: nodeId, label: stepTitle(run.graph, nodeId, run.inner) }));
  return (
    <div className={styles['sections']}>
      <Select
        label={t('data.step')}
        value={current}
        options={
          step
            ? options
            : [{ value: current, label: current === '' ? '' : stepTitle(run.graph, current, run.inner) }, ...options]
        }
        onChange={onSelect}
      />
      {step ? (
        <StepData run={run} step={step} />
      ) : (
        <EmptyState icon="minus" tone="quiet" title={t('data.notVisited')} />
      )}
    </div>
  );
}

function StepData({ run, step }: { readonly run: Run; readonly step: StepReport }): ReactElement {
  const { t } = useTranslation('run');
  const { catalog } = useCanvasSource();
  const node = nodeOfRun(run, step.nodeId);
  const info = catalog.get(step.nodeType);
  const labels = new Map(node && info ? info.outputs(node.config).map(({ path, label }) => [path, label]) : []);
  const values = Object.entries(step.output);
  return (
    <>
      {step.error && (
        <section>
          <h2 className={styles['heading']}>{t('data.error')}</h2>
          <p className={styles['bad']}>{step.error.message}</p>
        </section>
      )}
      <section>
        <h2 className={styles['heading']}>{t('data.gave')}</h2>
        {values.length === 0 ? (
          <p className={styles['soft']}>{t('data.nothing')}</p>
        ) : (
          <dl className={styles['values']}>
            {values.map(([name, value]) => (
              <div key={name}>
                <dt>{labels.get(name) ?? name}</dt>
                <dd>
                  <Value value={value} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {values.length > 0 && (
        <details className={styles['details']}>
          <summary>{t('data.raw')}</summary>
          <pre tabIndex={0}>{JSON.stringify(step.output, null, 2)}</pre>
        </details>
      )}
    </>
  );
}

function Value({ value }: { readonly value: JsonValue }): ReactElement {
  const { t } = useTranslation('run');
  if (value === null || value === '') return <span className={styles['faint']}>{t('data.noValue')}</span>;
  if (typeof value === 'boolean') return <>{t(value ? 'data.yes' : 'data.no')}</>;
  if (typeof value === 'object') return <code>{JSON.stringify(value)}</code>;
  return <>{String(value)}</>;
}
