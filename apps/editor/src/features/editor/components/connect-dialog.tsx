import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canConnect, type GraphNode, type NodeId } from '@flowkeep/graph';
import { Dialog, iconNamed, Select, type SelectOption, Tile } from '@flowkeep/ui';
import { readingOrder } from '../../../canvas/reading-order.ts';
import { freeExit } from '../actions/free-exit.ts';
import { useEditor, useEditorUi, useGraph, useNode } from '../editor-context.ts';
import styles from './editor.module.css';
import { SearchList } from './search-list.tsx';

/** Draws a line without a mouse: an outcome, then the name of the step it leads to. */
export function ConnectDialog(): ReactElement | null {
  const dialog = useEditorUi((state) => state.dialog);
  const node = useNode(dialog?.kind === 'connect' ? dialog.nodeId : '');
  return node ? <OpenConnect key={node.id} node={node} /> : null;
}

function OpenConnect({ node }: { readonly node: GraphNode }): ReactElement {
  const { t } = useTranslation('editor');
  const { commands, ui, portsOf } = useEditor();
  const graph = useGraph();
  const [text, setText] = useState('');
  const [port, setPort] = useState(() => freeExit(graph, node.id, portsOf)?.port ?? '');
  const ports = usePortOptions(node);
  const targets = useTargets(node.id, port, text);
  const close = (): void => ui.setState({ dialog: null });
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
        options={targets.map((target) => ({ id: target.id, content: <Target node={target} /> }))}
        onChoose={(target) => {
          close();
          commands.join({ node: node.id, port }, target);
        }}
        none={t('connect.none')}
      />
    </Dialog>
  );
}

/** The outcomes of the step, with what they lead to already. */
function usePortOptions(node: GraphNode): readonly SelectOption<string>[] {
  const { t } = useTranslation('editor');
  const { portsOf } = useEditor();
  const graph = useGraph();
  return portsOf(node).map((exit) => {
    const edge = Object.values(graph.edges).find(({ from }) => from.node === node.id && from.port === exit.id);
    const title = edge && graph.nodes[edge.to.node]?.title;
    return {
      value: exit.id,
      label: title === undefined ? exit.label : t('connect.already', { port: exit.label, title }),
    };
  });
}

/** Steps by part of their title to which a line may be drawn, in reading order. */
function useTargets(nodeId: NodeId, port: string, text: string): readonly GraphNode[] {
  const { source } = useEditor();
  const graph = useGraph();
  const wanted = text.trim().toLocaleLowerCase();
  return readingOrder(graph)
    .flatMap((id) => graph.nodes[id] ?? [])
    .filter((target) => target.title.toLocaleLowerCase().includes(wanted))
    .filter((target) => canConnect(graph, source.catalog, { node: nodeId, port }, { node: target.id }).ok);
}

function Target({ node }: { readonly node: GraphNode }): ReactElement {
  const { source } = useEditor();
  const definition = source.definitions[node.type];
  return (
    <>
      <Tile family={definition?.family ?? 'logic'} icon={iconNamed(definition?.icon ?? '')} />
      <span className={styles['optionText']}>
        <span>{node.title}</span>
        <small>{definition?.label}</small>
      </span>
    </>
  );
}
