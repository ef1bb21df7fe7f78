import { type DragEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { iconNamed, SearchField, Tile } from '@flowkeep/ui';
import { useEditor } from '../editor-context.ts';
import { focusRequest } from '../focus-request.ts';
import { isTyping } from './is-typing.ts';
import styles from './palette.module.css';
import { groupDefinitions, searchDefinitions } from './search-definitions.ts';

/** Under this type the dragged step's type travels from the palette to the canvas. */
export const DRAG_TYPE = 'application/x-flowkeep-step';

/** Every step there is, by group: click adds it below the selected one, dragging puts it anywhere. */
export function Palette(): ReactElement {
  const { t } = useTranslation('editor');
  const { source, commands } = useEditor();
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);
  const found = searchDefinitions(Object.values(source.definitions), text);
  const [best] = found;
  return (
    <aside className={styles['palette']} aria-label={t('palette.label')}>
      <form
        className={styles['search']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!best) return;
          commands.add(best.type);
          // Who typed goes on with the keys of the canvas.
          focusRequest.setState((request) => ({ ...request, withKeyboard: true }));
          setText('');
        }}
      >
        <SearchField label={t('palette.search')} value={text} onChange={setText} keys="N" inputRef={search} />
      </form>
      <div className={styles['groups']}>
        {groupDefinitions(found).map(([group, definitions]) => (
          <section key={group} aria-label={t(`palette.group.${group}`)}>
            <h2 className={styles['group']}>{t(`palette.group.${group}`)}</h2>
            {definitions.map((definition) => (
              <PaletteItem key={definition.type} definition={definition} isBest={text !== '' && definition === best} />
            ))}
          </section>
        ))}
        {found.length === 0 && <p className={styles['none']}>{t('palette.none', { text })}</p>}
      </div>
    </aside>
  );
}

function PaletteItem({
  definition,
  isBest,
}: {
  readonly definition: NodeDefinition;
  readonly isBest: boolean;
}): ReactElement {
  const { t } = useTranslation('editor');
  const { commands } = useEditor();
  const { type, label, family, icon, description } = definition;
  const drag = (event: DragEvent<HTMLButtonElement>): void => {
    event.dataTransfer.setData(DRAG_TYPE, type);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <button
      type="button"
      className={styles['item']}
      data-best={isBest || undefined}
      draggable
      title={description}
      aria-label={t('palette.add', { label })}
      onDragStart={drag}
      onClick={() => commands.add(type)}
    >
      <Tile family={family} icon={iconNamed(icon)} />
      {label}
    </button>
  );
}
