import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '@flowkeep/graph';
import { Icon } from '@flowkeep/ui';
import { useCanvasSource, useCardNode } from './canvas-source.ts';
import styles from './card.module.css';

/** Another step, by its title; a press goes to it. The keyboard goes there from the panel, so it is no stop of its own. */
export function StepChip({ nodeId }: { readonly nodeId: NodeId }): ReactElement {
  const { t } = useTranslation('editor');
  const { show } = useCanvasSource();
  const target = useCardNode(nodeId);
  if (!target) return <b>{t('value.missing', { name: nodeId })}</b>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles['stepChip'] ?? ''} nodrag nopan`}
      title={t('card.goTo', { title: target.title })}
      onClick={(event) => {
        event.stopPropagation();
        show(nodeId);
      }}
    >
      <Icon name="corner-down-right" size={12} />
      <span>{target.title}</span>
    </button>
  );
}
