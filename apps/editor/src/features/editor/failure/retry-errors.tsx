import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetryPolicy } from '@flowkeep/graph';
import { Checkbox, RadioGroup } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { RETRY_CODES, withAnyError, withCode } from './retry-words.ts';
import type { FailureEdit } from './use-failure-edit.ts';

interface RetryErrorsProps {
  readonly retry: RetryPolicy;
  readonly edit: FailureEdit;
}

/** Which errors are worth another try. */
export function RetryErrors({ retry, edit }: RetryErrorsProps): ReactElement {
  const { t } = useTranslation('editor');
  const { canEdit } = useEditor();
  const chosen = retry.on;
  return (
    <div className={panelStyles['stack']}>
      <RadioGroup
        label={t('failure.which')}
        value={chosen === undefined ? 'any' : 'some'}
        options={[
          { value: 'any', label: t('failure.any') },
          { value: 'some', label: t('failure.some') },
        ]}
        disabled={!canEdit}
        onChange={(value) => edit({ retry: withAnyError(retry, value === 'any') })}
      />
      {chosen !== undefined && (
        <div className={panelStyles['choices']} role="group" aria-label={t('failure.some')}>
          {RETRY_CODES.map((code) => (
            <Checkbox
              key={code}
              label={t(`failure.code.${code}`)}
              {...(code === 'outcome-unknown' ? { hint: t('failure.twice') } : {})}
              checked={chosen.includes(code)}
              disabled={!canEdit}
              onChange={(isWanted) => edit({ retry: withCode(retry, code, isWanted) })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
