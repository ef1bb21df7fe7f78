import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode } from '@flowkeep/graph';
import { Button } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import { FailureSection } from '../failure/failure-section.tsx';
import { Gives } from './gives.tsx';
import { HelpText } from './help-text.tsx';
import { NodeForm } from './node-form.tsx';
import { Outcomes } from './outcomes.tsx';
import styles from './panel.module.css';
import { ReferenceName } from './reference-name.tsx';
import { TriggerAddress } from './trigger-address.tsx';

/** How a step is set up, where it leads, what it gives, and what happens when it fails. */
export function SettingsTab({ node }: { readonly node: GraphNode }): ReactElement {
  const { t } = useTranslation('editor');
  const { source, commands, canEdit } = useEditor();
  const definition = source.definitions[node.type];
  if (!definition) return <p className={styles['section']}>{t('card.unknownType')}</p>;
  const isTrigger = definition.class === 'trigger';
  const canFail = definition.class !== 'trigger' && definition.class !== 'handler';
  return (
    <div className={styles['sections']}>
      {isTrigger && <TriggerAddress node={node} />}
      <NodeForm node={node} definition={definition} />
      <Outcomes node={node} />
      <Gives node={node} />
      {canFail && <FailureSection node={node} definition={definition} />}
      {!isTrigger && <ReferenceName key={node.id} node={node} />}
      <HelpText text={definition.help} />
      {canEdit && (
        <Button size="small" look="quiet" icon="trash-2" className={styles['delete']} onClick={commands.remove}>
          {t('panel.delete')}
        </Button>
      )}
    </div>
  );
}
