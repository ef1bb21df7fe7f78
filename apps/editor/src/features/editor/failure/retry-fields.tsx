import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_PAUSE_SECONDS, LONGEST_TRY_SECONDS, MOST_TRIES, type RetryPolicy } from '@flowkeep/graph';
import { Select, TextField } from '@flowkeep/ui';
import { formatDuration } from '../../../i18n/format.ts';
import { useEditor } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { SecondsInput } from '../settings/seconds-input.tsx';
import { retrySpan } from './retry-words.ts';
import type { FailureEdit } from './use-failure-edit.ts';

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
        onChange={(text) => edit({ retry: { ...retry, attempts: triesOf(text) } })}
      />
      {attempts > 1 && (
        <div className={panelStyles['stack']}>
          <SecondsInput
            label={t('failure.pause')}
            value={firstDelaySeconds}
            longest={LONGEST_PAUSE_SECONDS}
            shortest={0}
            isDisabled={!canEdit}
            onChange={(pause) => edit({ retry: { ...retry, firstDelaySeconds: pause } })}
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
      <SecondsInput
        label={t('failure.timeout')}
        hint={t('failure.timeout-hint')}
        value={seconds}
        longest={LONGEST_TRY_SECONDS}
        isDisabled={!canEdit}
        onChange={(timeoutSeconds) => edit({ timeoutSeconds })}
      />
    </>
  );
}

function triesOf(text: string): number {
  return Math.min(MOST_TRIES, Math.max(1, Math.trunc(Number(text)) || 1));
}
