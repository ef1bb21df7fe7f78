import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { GraphNode } from '@flowkeep/graph';
import { IconButton, iconNamed, Tile } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import styles from './panel.module.css';

interface PanelHeaderProps {
  readonly node: GraphNode;
  readonly onClose: () => void;
}

/** The step's type and its title, which is edited in place. */
export function PanelHeader({ node, onClose }: PanelHeaderProps): ReactElement {
  const { t } = useTranslation('editor');
  const { source, commands, canEdit, document } = useEditor();
  const definition = source.definitions[node.type];
  const rename = (title: string): void => {
    commands.dispatch({ kind: 'editNode', nodeId: node.id, patch: { title } }, `title ${node.id}`);
  };
  return (
    <header className={styles['header']}>
      <Tile family={definition?.family ?? 'logic'} icon={iconNamed(definition?.icon ?? '')} />
      <div className={styles['names']}>
        <span className={styles['type']}>{definition?.label ?? node.type}</span>
        <input
          className={styles['title']}
          aria-label={t('panel.editTitle')}
          value={node.title}
          maxLength={200}
          readOnly={!canEdit}
          onChange={(event) => rename(event.target.value)}
          onBlur={() => {
            if (node.title.trim() === '') rename(definition?.title ?? node.id);
            document.getState().endGesture();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </div>
      <IconButton icon="x" label={t('panel.close')} onClick={onClose} />
    </header>
  );
}
