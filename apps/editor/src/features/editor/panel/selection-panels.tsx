import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EdgeId } from '@flowkeep/graph';
import { Button } from '@flowkeep/ui';
import { useEditor, useGraph } from '../editor-context.ts';
import { PanelFrame } from './panel-frame.tsx';
import styles from './panel.module.css';

/** Several steps are selected. */
export function ManyPanel({ count }: { readonly count: number }): ReactElement {
  const { t } = useTranslation('editor');
  const { commands, canEdit } = useEditor();
  const title = t('panel.selectedMany', { count });
  return (
    <PanelFrame label={title}>
      <div className={styles['sections']}>
        <h2>{title}</h2>
        <p className={styles['soft']}>{t('panel.selectedText')}</p>
        {canEdit && (
          <Button icon="trash-2" className={styles['start']} onClick={commands.remove}>
            {t('label.deleteMany', { count })}
          </Button>
        )}
      </div>
    </PanelFrame>
  );
}

/** One line is selected. */
export function LinePanel({ edgeId }: { readonly edgeId: EdgeId }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { commands, canEdit, ui, portsOf } = useEditor();
  const graph = useGraph();
  const edge = graph.edges[edgeId];
  const source = edge && graph.nodes[edge.from.node];
  if (!edge || !source) return null;
  const port = portsOf(source).find(({ id }) => id === edge.from.port)?.label ?? edge.from.port;
  const to = graph.nodes[edge.to.node]?.title ?? '';
  return (
    <PanelFrame label={t('panel.lineSelected')}>
      <div className={styles['sections']}>
        <h2>{t('panel.lineSelected')}</h2>
        <p className={styles['soft']}>{t('panel.lineText', { from: source.title, port, to })}</p>
        {canEdit && (
          <div className={styles['row']}>
            <Button icon="plus" onClick={() => ui.setState({ dialog: { kind: 'pick', into: edgeId } })}>
              {t('panel.addBetween')}
            </Button>
            <Button icon="trash-2" onClick={commands.remove}>
              {t('panel.deleteLine')}
            </Button>
          </div>
        )}
      </div>
    </PanelFrame>
  );
}
