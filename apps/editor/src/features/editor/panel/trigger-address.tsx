import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode } from '@flowkeep/graph';
import { Button, IconButton, TextField } from '@flowkeep/ui';
import { useLiveVersion } from '../api/live-version.ts';
import { useTriggers } from '../api/workflow.ts';
import { useEditor } from '../editor-context.ts';
import styles from './panel.module.css';

/** Where a webhook or a form listens, once it is published. */
export function TriggerAddress({ node }: { readonly node: GraphNode }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId } = useEditor();
  const live = useLiveVersion(workspaceId, workflowId);
  const triggers = useTriggers(workspaceId, workflowId, live.version);
  if (node.type !== 'trigger.webhook' && node.type !== 'trigger.form') return null;
  const isForm = node.type === 'trigger.form';
  const found = triggers.data?.find((trigger) => trigger.nodeId === node.id);
  if (!found?.url) return <p className={styles['soft']}>{t('trigger.notYet')}</p>;
  return (
    <section className={styles['address']} aria-label={t('trigger.title')}>
      <Copyable label={t(isForm ? 'trigger.form' : 'trigger.webhook')} value={found.url} />
      {isForm && (
        <a href={found.url} target="_blank" rel="noreferrer">
          {t('trigger.open')}
        </a>
      )}
      {found.signingSecret && <Secret value={found.signingSecret} />}
    </section>
  );
}

function Secret({ value }: { readonly value: string }): ReactElement {
  const { t } = useTranslation('editor');
  const [isShown, setShown] = useState(false);
  return (
    <Copyable label={t('trigger.secret')} hint={t('trigger.secretHint')} value={value} isHidden={!isShown}>
      <Button size="small" look="quiet" icon={isShown ? 'eye-off' : 'eye'} onClick={() => setShown(!isShown)}>
        {t(isShown ? 'trigger.hide' : 'trigger.show')}
      </Button>
    </Copyable>
  );
}

interface CopyableProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly isHidden?: boolean;
  readonly children?: ReactElement;
}

function Copyable({ label, hint, value, isHidden = false, children }: CopyableProps): ReactElement {
  const { t } = useTranslation('editor');
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <div className={styles['copyable']}>
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        readOnly
        type={isHidden ? 'password' : 'text'}
        autoComplete="off"
        value={value}
        onChange={() => undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <IconButton
        icon={isCopied ? 'check' : 'copy'}
        look="ghost"
        label={t(isCopied ? 'trigger.copied' : 'trigger.copy')}
        onClick={copy}
      />
      {children}
    </div>
  );
}
