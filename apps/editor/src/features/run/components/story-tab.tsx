import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@flowkeep/ui';
import { drawnBodies } from '../../../canvas/drawn-bodies.ts';
import { useCanvasSource } from '../../../canvas/canvas-source.ts';
import { hasEnded, type Run } from '../api/run.ts';
import type { ChosenRounds } from '../model/rounds.ts';
import { exactTime } from '../model/run-time.ts';
import { storyOf } from '../model/story.ts';
import { type StoryItem, storyTree } from '../model/story-tree.ts';
import { stepTitle } from '../../../canvas/step-title.ts';
import { BeforeStory } from './before-story.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { RoundsBlock } from './rounds-block.tsx';
import styles from './run.module.css';
import { StepEntry } from './step-entry.tsx';

export interface StoryTabProps {
  readonly run: Run;
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
  readonly rounds: ChosenRounds;
  readonly onRounds: (rounds: ChosenRounds) => void;
}

/** What happened to this person, in order, with the messages as they saw them; loops show one round at a time. */
export function StoryTab(props: StoryTabProps): ReactElement {
  const { run } = props;
  const { catalog } = useCanvasSource();
  const items = storyTree(storyOf(run.steps, run.messages), drawnBodies(run.graph, catalog));
  if (items.length === 0) return <BeforeStory run={run} />;
  return (
    <ol className={styles['story']}>
      <StoryItems {...props} items={items} />
      <StoryEnd run={run} />
    </ol>
  );
}

function StoryItems(props: StoryTabProps & { readonly items: readonly StoryItem[] }): ReactElement {
  const { items, run, selected, onSelect, rounds, onRounds } = props;
  const { t } = useTranslation('run');
  const now = useNow(60_000);
  return (
    <>
      {items.map((item) => {
        switch (item.kind) {
          case 'step':
            return (
              <StepEntry
                key={item.key}
                run={run}
                entry={item}
                isSelected={selected === item.step.nodeId}
                onSelect={onSelect}
              />
            );
          case 'message':
            return (
              <li key={item.key} data-look="message">
                <div className={styles['entryHead']}>
                  <strong>{t('story.theyWrote')}</strong>
                  <time dateTime={item.at}>{exactTime(item.at, now)}</time>
                </div>
                <MessageBubble message={item.message} hasRunEnded={hasEnded(run.status)} />
              </li>
            );
          case 'rounds':
            return (
              <li key={item.key} data-look="rounds">
                <RoundsBlock
                  title={stepTitle(run.graph, item.loop, run.inner)}
                  item={item}
                  chosen={rounds[item.loop]}
                  onChoose={(part) => onRounds({ ...rounds, [item.loop]: part })}
                >
                  {(round) => <StoryItems {...props} items={round.items} />}
                </RoundsBlock>
              </li>
            );
        }
      })}
    </>
  );
}

function StoryEnd({ run }: { readonly run: Run }): ReactElement {
  const { t } = useTranslation('run');
  const now = useNow(60_000);
  const { status, endedAt } = run;
  if (endedAt === null || (status !== 'completed' && status !== 'failed' && status !== 'cancelled'))
    return <Fragment />;
  return (
    <li data-look={status === 'completed' ? 'done' : status}>
      <div className={styles['entryHead']}>
        <strong>{t(`story.ended.${status}`)}</strong>
        <time dateTime={endedAt}>{exactTime(endedAt, now)}</time>
      </div>
      {status === 'failed' && run.error && <p className={styles['bad']}>{run.error.message}</p>}
    </li>
  );
}
