import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, useNow } from '@flowkeep/ui';
import { hasEnded, type Run } from '../api/run.ts';
import { exactTime } from '../model/run-time.ts';
import { type StoryEntry, storyOf } from '../model/story.ts';
import { MessageBubble } from './message-bubble.tsx';
import styles from './run.module.css';
import { StepLines } from './step-lines.tsx';
import { TimeLeft } from './time-left.tsx';

interface StoryTabProps {
  readonly run: Run;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
}

/** What happened to this person, in order, with the messages as they saw them. */
export function StoryTab({ run, selected, onSelect }: StoryTabProps): ReactElement {
  const { t } = useTranslation('run');
  const now = useNow(60_000);
  const entries = storyOf(run.steps, run.messages);
  if (entries.length === 0) {
    return <EmptyState icon="hourglass" tone="quiet" title={t('story.empty')} text={t('story.emptyText')} />;
  }
  return (
    <ol className={styles['story']}>
      {entries.map((entry) =>
        entry.kind === 'step' ? (
          <StepEntry
            key={entry.key}
            run={run}
            entry={entry}
            isSelected={selected === entry.step.nodeId}
            onSelect={onSelect}
          />
        ) : (
          <li key={entry.key} data-look="message">
            <div className={styles['entryHead']}>
              <strong>{t('story.theyWrote')}</strong>
              <time dateTime={entry.at}>{exactTime(entry.at, now)}</time>
            </div>
            <MessageBubble message={entry.message} hasRunEnded={hasEnded(run.status)} />
          </li>
        ),
      )}
      {hasEnded(run.status) && run.endedAt !== null && (
        <li data-look={run.status === 'completed' ? 'done' : run.status}>
          <div className={styles['entryHead']}>
            <strong>{t(`story.ended.${run.status as 'completed' | 'failed' | 'cancelled'}`)}</strong>
            <time dateTime={run.endedAt}>{exactTime(run.endedAt, now)}</time>
          </div>
          {run.status === 'failed' && run.error && <p className={styles['bad']}>{run.error.message}</p>}
        </li>
      )}
    </ol>
  );
}

interface StepEntryProps {
  readonly run: Run;
  readonly entry: Extract<StoryEntry, { readonly kind: 'step' }>;
  readonly isSelected: boolean;
  readonly onSelect: (nodeId: string) => void;
}

function StepEntry({ run, entry, isSelected, onSelect }: StepEntryProps): ReactElement {
  const { t } = useTranslation('run');
  const now = useNow(60_000);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const { step } = entry;
  const isWaiting = step.status === 'waiting' && step.waitingUntil !== null;
  return (
    <li ref={place} data-look={step.status} data-selected={isSelected || undefined}>
      <div className={styles['entryHead']}>
        <button
          type="button"
          className={styles['entryTitle']}
          aria-pressed={isSelected}
          onClick={() => onSelect(step.nodeId)}
        >
          {run.graph.nodes[step.nodeId]?.title ?? step.nodeId}
        </button>
        {step.visit > 1 && <small>{t('story.visit', { number: String(step.visit) })}</small>}
        {isWaiting && step.waitingUntil !== null ? (
          <TimeLeft until={step.waitingUntil} />
        ) : (
          <time dateTime={step.startedAt}>{exactTime(step.startedAt, now)}</time>
        )}
      </div>
      <StepLines run={run} step={step} hasMessages={entry.messages.length > 0} />
      {entry.messages.map((message) => (
        <MessageBubble key={message.id} message={message} hasRunEnded={hasEnded(run.status)} />
      ))}
    </li>
  );
}
