import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { Dialog, iconNamed, Tile } from '@flowkeep/ui';
import { useEditor, useEditorUi, useGraph } from '../editor-context.ts';
import type { EditorDialog } from '../editor-ui.store.ts';
import styles from './editor.module.css';
import { groupDefinitions, searchDefinitions } from './search-definitions.ts';
import { SearchList } from './search-list.tsx';

type Pick = Extract<EditorDialog, { readonly kind: 'pick' }>;

/** Asks which step comes next; it is put in wired. */
export function PickDialog(): ReactElement | null {
  const dialog = useEditorUi((state) => state.dialog);
  return dialog?.kind === 'pick' ? <OpenPick pick={dialog} /> : null;
}

function OpenPick({ pick }: { readonly pick: Pick }): ReactElement {
  const { t } = useTranslation('editor');
  const { source, commands, ui } = useEditor();
  const graph = useGraph();
  const [text, setText] = useState('');
  const isEmpty = Object.keys(graph.nodes).length === 0;
  const isWired = pick.from !== undefined || pick.into !== undefined;
  const allowed = Object.values(source.definitions).filter((definition) =>
    isEmpty ? definition.class === 'trigger' : !isWired || definition.class !== 'trigger',
  );
  const close = (): void => ui.setState({ dialog: null });
  const choose = (type: string): void => {
    const { from, into, at } = pick;
    close();
    commands.add(type, {
      ...(from ? { from } : {}),
      ...(into === undefined ? {} : { into }),
      ...(at === undefined ? {} : { at }),
    });
  };
  const options = groupDefinitions(searchDefinitions(allowed, text)).flatMap(([group, definitions]) =>
    definitions.map((definition) => ({
      id: definition.type,
      group: t(`palette.group.${group}`),
      content: <DefinitionOption definition={definition} />,
    })),
  );
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t(isEmpty ? 'picker.startTitle' : 'picker.title')}
      text={usePlaceText(pick)}
      closeLabel={t('panel.close')}
    >
      <SearchList
        label={t('palette.search')}
        text={text}
        onText={setText}
        options={options}
        onChoose={choose}
        none={t('palette.none', { text })}
      />
    </Dialog>
  );
}

function DefinitionOption({ definition }: { readonly definition: NodeDefinition }): ReactElement {
  return (
    <>
      <Tile family={definition.family} icon={iconNamed(definition.icon)} />
      <span className={styles['optionText']}>
        <span>{definition.label}</span>
        <small>{definition.description}</small>
      </span>
    </>
  );
}

function usePlaceText({ from, into }: Pick): string {
  const { t } = useTranslation('editor');
  const { portsOf } = useEditor();
  const graph = useGraph();
  const edge = into === undefined ? undefined : graph.edges[into];
  if (edge) {
    const titles = { from: graph.nodes[edge.from.node]?.title ?? '', to: graph.nodes[edge.to.node]?.title ?? '' };
    return t('picker.into', titles);
  }
  const node = from && graph.nodes[from.node];
  if (!from || !node) return t('picker.free');
  const port = portsOf(node).find((candidate) => candidate.id === from.port);
  return t('picker.after', { port: port?.label ?? from.port, title: node.title });
}
