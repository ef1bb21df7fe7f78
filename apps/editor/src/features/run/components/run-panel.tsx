import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar, buttonClass, Icon, IconButton, Tabs, useNow } from '@flowkeep/ui';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Run } from '../api/run.ts';
import { RunNotices } from '../operate/run-notices.tsx';
import { shortTime } from '../model/run-time.ts';
import { DataTab } from './data-tab.tsx';
import styles from './run.module.css';
import { StoryTab, type StoryTabProps } from './story-tab.tsx';
import { TimingTab } from './timing-tab.tsx';

interface RunPanelProps extends StoryTabProps {
  readonly onClose: () => void;
}

type View = 'story' | 'data' | 'timing';

/** Whom the run is about and what happened to them. */
export function RunPanel({ onClose, ...parts }: RunPanelProps): ReactElement {
  const { run } = parts;
  const { t } = useTranslation('run');
  const { t: common } = useTranslation();
  const [view, setView] = useState<View>('story');
  return (
    <aside className={styles['panel']} aria-label={t('panel')}>
      <header className={styles['header']}>
        <Avatar name={run.contact?.name ?? ''} />
        <Person run={run} />
        <IconButton icon="x" label={common('close')} onClick={onClose} />
      </header>
      <RunNotices run={run} />
      <Tabs
        label={t('tabs')}
        className={styles['tabs']}
        panelClassName={styles['tabPanel']}
        value={view}
        onChange={setView}
        tabs={[
          { id: 'story', label: t('story.tab'), content: <StoryTab {...parts} /> },
          { id: 'data', label: t('data.tab'), content: <DataTab {...parts} /> },
          { id: 'timing', label: t('timing.tab'), content: <TimingTab {...parts} /> },
        ]}
      />
      {run.temporalUrl !== null && (
        <footer className={styles['footer']}>
          <a
            className={buttonClass('ghost', 'small')}
            href={run.temporalUrl}
            target="_blank"
            rel="noreferrer"
            title={t('temporalHint')}
          >
            <Icon name="external-link" size={14} />
            {t('temporal')}
          </a>
        </footer>
      )}
    </aside>
  );
}

function Person({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('run');
  const { path } = useWorkspace();
  const now = useNow(60_000);
  return (
    <div className={styles['names']}>
      <span className={styles['type']}>
        {t('about', { version: String(run.version), time: shortTime(run.startedAt, now) })}
        {run.attempt > 1 && ` · ${t('attempt', { number: String(run.attempt) })}`}
      </span>
      {run.contact ? (
        <Link to={path(`/contacts/${run.contact.id}`)}>{run.contact.name}</Link>
      ) : (
        <strong>{t('noContact')}</strong>
      )}
    </div>
  );
}
