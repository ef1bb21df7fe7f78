import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Select } from '@flowkeep/ui';
import type { StoryItem, StoryRound } from '../model/story-tree.ts';
import { roundNumber } from '../model/rounds.ts';
import styles from './run.module.css';

interface RoundsBlockProps {
  readonly title: string;
  readonly item: Extract<StoryItem, { readonly kind: 'rounds' }>;
  /** The part of the path of the round to show; undefined for the latest. */
  readonly chosen: string | undefined;
  readonly onChoose: (part: string) => void;
  readonly children: (round: StoryRound) => ReactNode;
}

/** What happened in the body of a step. Of a loop it is one round at a time, any of them to be picked. */
export function RoundsBlock(props: RoundsBlockProps): ReactElement | null {
  const { t } = useTranslation('run');
  const { title, item, chosen, children } = props;
  const { rounds, isLoop } = item;
  const index = rounds.findIndex(({ part }) => part === chosen);
  const at = index < 0 ? rounds.length - 1 : index;
  const round = rounds[at];
  if (!round) return null;
  return (
    <section className={styles['rounds']} aria-label={t(isLoop ? 'round.label' : 'round.inside', { title })}>
      {isLoop && <RoundPicker {...props} at={at} />}
      <ol className={styles['story']}>{children(round)}</ol>
    </section>
  );
}

function RoundPicker({ title, item, onChoose, at }: RoundsBlockProps & { readonly at: number }): ReactElement {
  const { t } = useTranslation('run');
  const { rounds } = item;
  const label = (part: string): string => {
    const { round: number, turn } = roundNumber(part);
    return turn === 1
      ? t('round.number', { number: String(number) })
      : t('round.again', { number: String(number), turn: String(turn) });
  };
  const step = (by: number): void => {
    const next = rounds[at + by];
    if (next) onChoose(next.part);
  };
  return (
    <header>
      <IconButton
        icon="chevron-left"
        size="small"
        label={t('round.before')}
        disabled={at === 0}
        onClick={() => step(-1)}
      />
      <Select
        label={t('round.label', { title })}
        hideLabel
        compact
        value={rounds[at]?.part ?? ''}
        options={rounds.map(({ part }) => ({ value: part, label: label(part) }))}
        onChange={onChoose}
      />
      <IconButton
        icon="chevron-right"
        size="small"
        label={t('round.after')}
        disabled={at === rounds.length - 1}
        onClick={() => step(1)}
      />
      <small>{t('round.of', { count: rounds.length })}</small>
    </header>
  );
}
