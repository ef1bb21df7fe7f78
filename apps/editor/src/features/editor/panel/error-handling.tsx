import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode, OnError, RetryPolicy } from '@flowkeep/graph';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { Button, Select, TextField } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import styles from './panel.module.css';

const CHOICES = ['fail', 'continue', 'port'] as const satisfies readonly OnError[];
const USUAL = 'usual';

interface ErrorHandlingProps {
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
}

/** How often a step is tried and what follows when it fails for good. */
export function ErrorHandling({ node, definition }: ErrorHandlingProps): ReactElement {
  const { t } = useTranslation('editor');
  const { commands, canEdit, source } = useEditor();
  const usual = source.catalog.get(definition.type)?.defaults;
  const edit = (patch: { readonly onError?: OnError | null; readonly retry?: RetryPolicy | null }): void => {
    commands.dispatch({ kind: 'editNode', nodeId: node.id, patch }, `errors ${node.id}`);
  };
  return (
    <details className={styles['details']} open={node.onError !== undefined || node.retry !== undefined}>
      <summary>{t('panel.advanced')}</summary>
      <div className={styles['fields']}>
        <Select
          label={t('onError.label')}
          value={node.onError ?? USUAL}
          disabled={!canEdit}
          options={[
            { value: USUAL, label: t('onError.standard', { choice: t(`onError.${usual?.onError ?? 'fail'}`) }) },
            ...CHOICES.map((choice) => ({ value: choice, label: t(`onError.${choice}`) })),
          ]}
          onChange={(choice) => edit({ onError: CHOICES.find((each) => each === choice) ?? null })}
        />
        {usual && (
          <Retries
            retry={node.retry ?? usual.retry}
            isOwn={node.retry !== undefined}
            onChange={(retry) => edit({ retry })}
          />
        )}
      </div>
    </details>
  );
}

interface RetriesProps {
  readonly retry: RetryPolicy;
  readonly isOwn: boolean;
  readonly onChange: (retry: RetryPolicy | null) => void;
}

function Retries({ retry, isOwn, onChange }: RetriesProps): ReactElement {
  const { t } = useTranslation('editor');
  const { canEdit } = useEditor();
  const within = (text: string, lowest: number, highest: number): number =>
    Math.min(highest, Math.max(lowest, Math.trunc(Number(text)) || lowest));
  return (
    <>
      <div className={styles['pair']}>
        <TextField
          label={t('onError.attempts')}
          type="number"
          min={1}
          max={100}
          value={String(retry.attempts)}
          readOnly={!canEdit}
          onChange={(text) => onChange({ ...retry, attempts: within(text, 1, 100) })}
        />
        <TextField
          label={t('onError.delay')}
          note={t('onError.seconds')}
          type="number"
          min={0}
          max={3600}
          value={String(retry.firstDelaySeconds)}
          readOnly={!canEdit}
          onChange={(text) => onChange({ ...retry, firstDelaySeconds: within(text, 0, 3600) })}
        />
      </div>
      <p className={styles['hint']}>
        {retry.attempts === 1 ? t('onError.oneTry') : t('onError.delayHint')}
        {isOwn && canEdit && (
          <Button size="small" look="quiet" onClick={() => onChange(null)}>
            {t('onError.reset')}
          </Button>
        )}
      </p>
    </>
  );
}
