import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { Checkbox, FormDialog, Notice, RadioGroup, Switch, TextArea } from '@flowkeep/ui';
import { ApiError } from '../../../api/api-error.ts';
import { nodeCatalog } from '@flowkeep/nodes';
import type { Run } from '../api/run.ts';
import { NewestVersion } from './newest-version.tsx';
import { useGiveOrder } from './use-give-order.ts';

interface RetryDialogProps {
  readonly run: Run;
  readonly onClose: () => void;
}

/** Starts a failed run again from the step that failed: on which version, and with what it begins. */
export function RetryDialog({ run, onClose }: RetryDialogProps): ReactElement {
  const { t } = useTranslation('run');
  const [version, setVersion] = useState<'same' | 'newest'>('same');
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const [text, setText] = useState<string | null>(null);
  const [isUnknown, setUnknown] = useState(false);
  const [isAccepted, setAccepted] = useState(false);
  const trigger = text === null ? undefined : readObject(text);
  const isReady = trigger !== null && (!isUnknown || isAccepted);
  const { give, isBusy } = useGiveOrder(run, onClose, (error) => {
    // Nobody knows whether the failed step was done: the reader must say that it may be done twice.
    const asks = error instanceof ApiError && isOutcomeUnknown(error);
    if (asks) setUnknown(true);
    return asks;
  });
  const submit = (): void => {
    if (trigger === null) return;
    const places = version === 'newest' && Object.keys(mapping).length > 0 ? { mapping } : {};
    const parts = { ...(trigger ? { trigger } : {}), ...(isAccepted ? { evenIfUnknown: true } : {}) };
    give({ action: 'retry', version, ...parts, ...places });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('order.retry.title')}
      text={t('order.retry.text')}
      submitLabel={t('order.retry.button')}
      cancelLabel={t('order.leave')}
      busy={isBusy}
      disabled={!isReady}
      onSubmit={submit}
    >
      {run.error && <Notice tone="bad">{run.error.message}</Notice>}
      <RadioGroup
        label={t('order.retry.version')}
        value={version}
        options={[
          { value: 'same', label: t('order.retry.same', { version: String(run.version) }) },
          { value: 'newest', label: t('order.retry.newest'), hint: t('order.retry.newestHint') },
        ]}
        onChange={setVersion}
      />
      {version === 'newest' && <NewestVersion run={run} mapping={mapping} onChange={setMapping} />}
      <Switch
        label={t('order.retry.other')}
        hint={t('order.retry.otherHint')}
        checked={text !== null}
        onChange={(isOn) => setText(isOn ? JSON.stringify(triggerOf(run), null, 2) : null)}
      />
      {text !== null && (
        <TextArea
          label={t('order.retry.data')}
          rows={8}
          spellCheck={false}
          value={text}
          onChange={setText}
          {...(trigger === null ? { error: t('order.retry.invalid') } : {})}
        />
      )}
      {isUnknown && (
        <Notice tone="warn">
          <Checkbox
            label={t('order.retry.twice')}
            hint={t('order.retry.twiceHint')}
            autoFocus
            checked={isAccepted}
            onChange={setAccepted}
          />
        </Notice>
      )}
    </FormDialog>
  );
}

function isOutcomeUnknown({ code, body }: ApiError): boolean {
  return code === 'conflict' && isJsonObject(body.details) && body.details['reason'] === 'outcome-unknown';
}

/** What the run began with, as its first step tells it. */
function triggerOf(run: Run): JsonObject {
  return run.steps.find((step) => nodeCatalog.get(step.nodeType)?.class === 'trigger')?.output ?? {};
}

function readObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
