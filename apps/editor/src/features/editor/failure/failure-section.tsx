import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode, OnError } from '@flowkeep/graph';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { Button, RadioGroup } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import panelStyles from '../panel/panel.module.css';
import { RetryErrors } from './retry-errors.tsx';
import { RetryFields } from './retry-fields.tsx';
import { useFailureEdit } from './use-failure-edit.ts';

const CHOICES = ['fail', 'continue', 'port'] as const satisfies readonly OnError[];

interface FailureSectionProps {
  readonly node: GraphNode;
  readonly definition: NodeDefinition;
}

/** How often a step is tried, how long a try may take, and what follows when it fails for good. */
export function FailureSection({ node, definition }: FailureSectionProps): ReactElement | null {
  const { t } = useTranslation('editor');
  const { canEdit, source, document } = useEditor();
  const edit = useFailureEdit(node);
  const usual = source.catalog.get(definition.type)?.defaults;
  if (!usual) return null;
  const isOwn = node.onError !== undefined || node.retry !== undefined || node.timeoutSeconds !== undefined;
  const retry = node.retry ?? usual.retry;
  // Only what asks somebody outside or our own database can be tried again: thinking and waiting would give the same.
  const isTried = definition.class === 'quick' || definition.class === 'outbound';
  return (
    <details className={panelStyles['details']} open={isOwn} onBlur={() => document.getState().endGesture()}>
      <summary>{t('failure.title')}</summary>
      <div className={panelStyles['fields']}>
        {isTried && <RetryFields retry={retry} seconds={node.timeoutSeconds ?? usual.timeoutSeconds} edit={edit} />}
        {isTried && retry.attempts > 1 && <RetryErrors retry={retry} edit={edit} />}
        <RadioGroup
          label={t('failure.then')}
          value={node.onError ?? usual.onError}
          options={CHOICES.map((choice) => ({
            value: choice,
            label: t(`failure.${choice}`),
            hint: t(`failure.${choice}-hint`),
          }))}
          disabled={!canEdit}
          onChange={(onError) => edit({ onError: onError === usual.onError ? null : onError })}
        />
        {isOwn && canEdit && (
          <Button
            size="small"
            look="quiet"
            icon="rotate-ccw"
            className={panelStyles['start']}
            onClick={() => edit({ onError: null, retry: null, timeoutSeconds: null })}
          >
            {t('failure.reset')}
          </Button>
        )}
      </div>
    </details>
  );
}
