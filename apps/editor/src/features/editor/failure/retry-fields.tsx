import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetryPolicy } from '@flowkeep/graph';
import { Select, TextField } from '@flowkeep/ui';
import { formatDuration } from '../../../i18n/format.ts';
import { useEditor } from '../editor-context.ts';
import { DurationInput } from '../fields/duration-input.tsx';
import panelStyles from '../panel/panel.module.css';
import { durationOf, secondsOf } from '../settings/duration-seconds.ts';
import { retrySpan } from './retry-words.ts';
import type { FailureEdit } from './use-failure-edit.ts';

const MOST_TRIES = 100;
const LONGEST_PAUSE = 3_600;

interface RetryFieldsProps {
  readonly retry: RetryPolicy;
  /** How long one try may take. */
  readonly seconds: number;
  readonly edit: FailureEdit;
}

/** Tries, the pauses between them, and the time that each may take. */
export function RetryFields({ retry, seconds, edit }: RetryFieldsProps): ReactElement {
  const { t } = useTranslation('editor');
  const { canEdit } = useEditor();
  const { attempts, firstDelaySeconds, backoff = 'double' } = retry;
  const span = formatDuration(retrySpan(retry) * 1_000);
  return (
    <>
      <TextField
        label={t('failure.attempts')}
        hint={attempts === 1 ? t('failure.oneTry') : t('failure.span', { attempts: String(attempts), span })}
        type="number"
        min={1}
        max={MOST_TRIES}
        value={String(attempts)}
        readOnly={!canEdit}
        onChange={(text) => edit({ retry: { ...retry, attempts: within(Number(text), 1, MOST_TRIES) } })}
      />
      {attempts > 1 && (
        <div className={panelStyles['stack']}>
          <DurationInput
            label={t('failure.pause')}
            value={durationOf(firstDelaySeconds)}
            isDisabled={!canEdit}
            onChange={(pause) =>
              edit({ retry: { ...retry, firstDelaySeconds: within(secondsOf(pause), 1, LONGEST_PAUSE) } })
            }
          />
          <Select
            label={t('failure.backoff')}
            hideLabel
            value={backoff}
            options={(['double', 'same'] as const).map((each) => ({ value: each, label: t(`failure.${each}`) }))}
            disabled={!canEdit}
            onChange={(next) => edit({ retry: { ...retry, backoff: next } })}
          />
        </div>
      )}
      <DurationInput
        label={t('failure.timeout')}
        hint={t('failure.timeout-hint')}
        value={durationOf(seconds)}
        isDisabled={!canEdit}
        onChange={(limit) => edit({ timeoutSeconds: secondsOf(limit) })}
      />
    </>
  );
}

function within(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, Math.trunc(value) || lowest));
}
