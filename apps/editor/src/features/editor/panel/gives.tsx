import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type GraphNode, outputsOf } from '@flowkeep/graph';
import { Chip, useToast } from '@flowkeep/ui';
import { templateOf } from '../../../canvas/template-pieces.ts';
import { useCalledWorkflows } from '../api/use-called-workflows.ts';
import { useEditor } from '../editor-context.ts';
import styles from './panel.module.css';

/** What later steps may use of this one; a press copies the reference. */
export function Gives({ node }: { readonly node: GraphNode }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { source } = useEditor();
  const toast = useToast();
  const info = source.catalog.get(node.type);
  const outputs = outputsOf(node, source.catalog, useCalledWorkflows());
  if (outputs.length === 0) return null;
  const root = info?.class === 'trigger' ? ['trigger'] : ['steps', node.id];
  const copy = async (value: string): Promise<void> => {
    await navigator.clipboard.writeText(value);
    toast({ tone: 'good', title: t('panel.copiedValue', { value }) });
  };
  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>{t('panel.gives')}</h3>
      <div className={styles['chips']}>
        {outputs.map(({ path, label }) => (
          <button
            key={path}
            type="button"
            className={styles['chipButton']}
            aria-label={t('panel.copyValue', { label })}
            title={templateOf([...root, path])}
            onClick={() => void copy(templateOf([...root, path]))}
          >
            <Chip>{label}</Chip>
          </button>
        ))}
      </div>
    </section>
  );
}
