import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode } from '@flowkeep/graph';
import { Button, Chip, IconButton } from '@flowkeep/ui';
import { useEditor, useGraph } from '../editor-context.ts';
import styles from './panel.module.css';

/** Where each way out of the step leads. */
export function Outcomes({ node }: { readonly node: GraphNode }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { portsOf, ui, canEdit, commands } = useEditor();
  const graph = useGraph();
  const ports = portsOf(node);
  if (ports.length === 0) return null;
  const goTo = (id: string): void => commands.select(id);
  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>{t('panel.outcomes')}</h3>
      <ul className={styles['outcomes']}>
        {ports.map((port) => {
          const edges = Object.values(graph.edges).filter(({ from }) => from.node === node.id && from.port === port.id);
          return (
            <li key={port.id}>
              <Chip look="outlined">{port.label}</Chip>
              {edges.map((edge) => (
                <span key={edge.id} className={styles['target']}>
                  <button type="button" className={styles['link']} onClick={() => goTo(edge.to.node)}>
                    {graph.nodes[edge.to.node]?.title ?? edge.to.node}
                  </button>
                  {canEdit && (
                    <IconButton
                      icon="x"
                      size="small"
                      label={t('panel.deleteLine')}
                      onClick={() => commands.dispatch({ kind: 'removeEdge', edgeId: edge.id })}
                    />
                  )}
                </span>
              ))}
              {edges.length === 0 && canEdit && (
                <Button
                  size="small"
                  look="quiet"
                  icon="plus"
                  onClick={() => ui.setState({ dialog: { kind: 'pick', from: { node: node.id, port: port.id } } })}
                >
                  {t('panel.addNext')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
