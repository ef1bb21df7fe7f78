import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '@flowkeep/graph';
import { Icon, type IconName, iconNamed } from '@flowkeep/ui';
import { useRootWords } from '../../../canvas/use-root-words.ts';
import { useCalledWorkflows } from '../api/use-called-workflows.ts';
import editorStyles from '../components/editor.module.css';
import { SearchList } from '../components/search-list.tsx';
import { useEditor, useGraph } from '../editor-context.ts';
import { availableValues, type ValueGroup } from './available-values.ts';
import styles from './values.module.css';

interface ValuePickerProps {
  readonly nodeId: NodeId;
  readonly onPick: (path: readonly string[]) => void;
}

/** Values from earlier steps, the contact and the workspace, found by typing. */
export function ValuePicker({ nodeId, onPick }: ValuePickerProps): ReactElement {
  const { t } = useTranslation('editor');
  const { source } = useEditor();
  const graph = useGraph();
  const words = useRootWords();
  const context = useCalledWorkflows();
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const options = availableValues(graph, source.catalog, nodeId, words, context).flatMap((group) =>
    group.values
      .filter(({ label, path }) => `${group.title} ${label} ${path.join('.')}`.toLocaleLowerCase().includes(wanted))
      .map((value) => ({
        id: value.path.join('.'),
        group: group.title,
        content: (
          <>
            <Icon name={iconOf(group, source.definitions)} size={14} className={styles['icon']} />
            <span className={editorStyles['optionText']}>{value.label}</span>
            <span className={styles['type']}>{t(`value.type.${value.type}`)}</span>
          </>
        ),
      })),
  );
  return (
    <SearchList
      label={t('value.search')}
      text={text}
      onText={setText}
      options={options}
      onChoose={(id) => onPick(id.split('.'))}
      none={t('value.none', { text })}
    />
  );
}

function iconOf(group: ValueGroup, definitions: Readonly<Record<string, { readonly icon: string }>>): IconName {
  if (group.id === 'event') return 'radio';
  if (group.nodeType === null) return group.id === 'contact' ? 'contact-round' : 'building-2';
  return iconNamed(definitions[group.nodeType]?.icon ?? '');
}
