import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@flowkeep/ui';
import { hasEnded, type Run } from '../api/run.ts';
import { SkipStep } from '../operate/skip-step.tsx';
import { exactTime } from '../model/run-time.ts';
import { stepTitle } from '../../../canvas/step-title.ts';
import type { StoryEntry } from '../model/story.ts';
import { ChildRuns } from './child-runs.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { RunApproval } from './run-approval.tsx';
import styles from './run.module.css';
import { StepLines } from './step-lines.tsx';
import { TimeLeft } from './time-left.tsx';

interface StepEntryProps {
  readonly run: Run;
  readonly entry: Extract<StoryEntry, { readonly kind: 'step' }>;
  readonly isSelected: boolean;
  readonly onSelect: (nodeId: string) => void;
}

/** One step of the story: what it did, what was said there, and what can be done about it. */
export function StepEntry({ run, entry, isSelected, onSelect }: StepEntryProps): ReactElement {
  const { t } = useTranslation('run');
  const now = useNow(60_000);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const { step } = entry;
  const isWaiting = step.status === 'waiting' && step.waitingUntil !== null && run.status !== 'paused';
  return (
    <li ref={place} data-look={step.status} data-selected={isSelected || undefined}>
      <div className={styles['entryHead']}>
        <button
          type="button"
          className={styles['entryTitle']}
          aria-pressed={isSelected}
          onClick={() => onSelect(step.nodeId)}
        >
          {stepTitle(run.graph, step.nodeId, run.inner)}
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
      <RunApproval run={run} step={step} />
      <ChildRuns runs={run.children.filter(({ stepKey }) => stepKey === step.key)} />
      <div className={styles['entryActions']}>
        <SkipStep run={run} step={step} />
      </div>
    </li>
  );
}
