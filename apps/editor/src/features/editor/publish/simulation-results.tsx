import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, Notice } from '@flowkeep/ui';
import type { SimulationVerdict } from '../api/publish.ts';
import styles from './publish.module.css';

/** What the saved simulations say about the draft. */
export function SimulationResults({ results }: { readonly results: readonly SimulationVerdict[] }): ReactElement {
  const { t } = useTranslation('editor');
  const failed = results.filter(({ passed }) => !passed).length;
  return (
    <section className={styles['section']} aria-label={t('publish.simulations.title')}>
      <Notice tone="bad">{t('publish.simulations.failed', { count: failed })}</Notice>
      <ul className={styles['results']}>
        {results.map(({ id, name, passed, failures }) => (
          <li key={id} data-passed={passed}>
            <Icon name={passed ? 'circle-check' : 'circle-x'} size={14} />
            <strong>{name}</strong>
            <span>{t(passed ? 'publish.simulations.good' : 'publish.simulations.bad')}</span>
            {failures.length > 0 && (
              <ul>
                {failures.map(({ message }) => (
                  <li key={message}>{message}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
