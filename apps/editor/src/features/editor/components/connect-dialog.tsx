import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canConnect, type NodeId } from '@flowkeep/graph';
import { Dialog, iconNamed, Select, Tile } from '@flowkeep/ui';
import { readingOrder } from '../../../canvas/reading-order.ts';
import { freeExit } from '../actions/free-exit.ts';
import { useEditor, useEditorUi, useGraph } from '../editor-context.ts';
import styles from './editor.module.css';
import { SearchList } from './search-list.tsx';

/** Draws a line without a mouse: an outcome, then the name of the step it leads to. */
export function ConnectDialog(): ReactElement | null {
  const dialog = useEditorUi((state) => state.dialog);
  return dialog?.kind === 'connect' ? <OpenConnect nodeId={dialog.nodeId} /> : null;
}

function OpenConnect({ nodeId }: { readonly nodeId: NodeId }): ReactElement | null {
  const { t } = useTranslation('editor');
  const { source, commands, ui, portsOf } = useEditor();
  const graph = useGraph();
  const [text, setText] = useState('');
  const [port, setPort] = useState(() => freeExit(graph, nodeId, portsOf)?.port ?? '');
  const node = graph.nodes[nodeId];
  if (!node) return null;
  const close = (): void => ui.setState({ dialog: null });
  const wanted = text.trim().toLocaleLowerCase();
  const targets = readingOrder(graph)
    .flatMap((id) => graph.nodes[id] ?? [])
    .filter((target) => target.title.toLocaleLowerCase().includes(wanted))
    .filter((target) => canConnect(graph, source.catalog, { node: nodeId, port }, { node: target.id }).ok);
  const ports = portsOf(node).map((exit) => {
    const edge = Object.values(graph.edges).find(({ from }) => from.node === nodeId && from.port === exit.id);
    const title = edge && graph.nodes[edge.to.node]?.title;
    return {
      value: exit.id,
      label: title === undefined ? exit.label : t('connect.already', { port: exit.label, title }),
    };
  });
  const options = targets.map((target) => {
    const definition = source.definitions[target.type];
    return {
      id: target.id,
      content: (
        <>
          <Tile family={definition?.family ?? 'logic'} icon={iconNamed(definition?.icon ?? '')} />
          <span className={styles['optionText']}>
            <span>{target.title}</span>
            <small>{definition?.label}</small>
          </span>
        </>
      ),
    };
  });
  const choose = (target: NodeId): void => {
    close();
    commands.join({ node: nodeId, port }, target);
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t('connect.title', { title: node.title })}
      text={t('connect.text')}
      closeLabel={t('panel.close')}
    >
      {ports.length > 1 && <Select label={t('connect.port')} value={port} options={ports} onChange={setPort} />}
      <SearchList
        label={t('connect.search')}
        text={text}
        onText={setText}
        options={options}
        onChoose={choose}
        none={t('connect.none')}
      />
    </Dialog>
  );
}
