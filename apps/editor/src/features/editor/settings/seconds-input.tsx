import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { durationWords } from '@flowkeep/node-sdk';
import { DurationInput } from '../fields/duration-input.tsx';
import { durationOf, secondsOf } from './duration-seconds.ts';

interface SecondsInputProps {
  readonly label: string;
  /** Whole sentences: the limit is said after them. */
  readonly hint?: string;
  readonly value: number;
  /** The most that the document takes, in seconds. */
  readonly longest: number;
  /** The least, one second where nothing is said. */
  readonly shortest?: number;
  readonly isDisabled: boolean;
  readonly onChange: (seconds: number) => void;
}

/** A length of time that is kept in seconds. Its limit is said under it, and what is longer is cut to it. */
export function SecondsInput({
  hint = '',
  value,
  longest,
  shortest = 1,
  onChange,
  ...rest
}: SecondsInputProps): ReactElement {
  const { t } = useTranslation('editor');
  const most = t('field.atMost', { length: durationWords(durationOf(longest)) });
  return (
    <DurationInput
      {...rest}
      hint={`${hint} ${most}`.trim()}
      value={durationOf(value)}
      onChange={(duration) => onChange(secondsOf(duration, longest, shortest))}
    />
  );
}
