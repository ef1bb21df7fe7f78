import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { iconNamed, Tile } from '@flowkeep/ui';
import { useDocument, useEditor } from '../editor-context.ts';
import styles from './editor.module.css';

/** An empty workflow offers what can start it. */
export function EmptyCanvas(): ReactElement | null {
  const { t } = useTranslation('editor');
  const { source, commands, canEdit } = useEditor();
  const isEmpty = useDocument((state) => Object.keys(state.graph.nodes).length === 0);
  if (!isEmpty || !canEdit) return null;
  const triggers = Object.values(source.definitions).filter((definition) => definition.class === 'trigger');
  return (
    <div className={styles['empty']}>
      <div className={styles['emptyBox']}>
        <h2>{t('canvas.empty')}</h2>
        <p>{t('canvas.emptyText')}</p>
        {triggers.map(({ type, family, icon, label, description }) => (
          <button key={type} type="button" className={styles['option']} onClick={() => commands.add(type)}>
            <Tile family={family} icon={iconNamed(icon)} />
            <span className={styles['optionText']}>
              <span>{label}</span>
              <small>{description}</small>
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
