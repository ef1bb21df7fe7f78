import type { TFunction } from 'i18next';
import type { EdgeId, Graph, GraphNode, NodeId, Operation, PortDefinition, Position } from '@flowkeep/graph';
import type { CanvasSource } from '../../../canvas/canvas-source.ts';
import type { Announcer } from '../../../canvas/announcer.ts';
import { NOTHING, onlyNodes, type Selection } from '../../../canvas/selection.ts';
import { addNode } from '../actions/add-node.ts';
import { copyText, pasteSteps, readCopied } from '../actions/clipboard.ts';
import { connect, type Exit } from '../actions/connect.ts';
import { freeExit } from '../actions/free-exit.ts';
import { removeSelection } from '../actions/remove-nodes.ts';
import type { DocumentStore } from '../document/document.store.ts';
import { type EditorUiStore, selectOnCanvas } from '../editor-ui.store.ts';
import { focusRequest } from '../focus-request.ts';
import { stepText } from './step-text.ts';

export interface CommandPorts {
  readonly document: DocumentStore;
  readonly ui: EditorUiStore;
  readonly catalog: CanvasSource['catalog'];
  readonly definitions: CanvasSource['definitions'];
  readonly portsOf: (node: GraphNode) => readonly PortDefinition[];
  readonly announcer: Announcer;
  /** Something the reader should see, not only hear. */
  readonly notify: (message: { readonly title: string; readonly text: string }) => void;
  readonly t: TFunction<'editor'>;
}

/** Where a new step goes: wired from an exit, into a line, or at a place. */
export interface AddPlace {
  readonly from?: Exit;
  readonly into?: EdgeId;
  readonly at?: Position;
}

/** Everything one can do to the document, whether by mouse, key or menu. Methods are bound: they may be handed on. */
export class EditorCommands {
  readonly #ports: CommandPorts;

  constructor(ports: CommandPorts) {
    this.#ports = ports;
  }

  readonly dispatch = (operation: Operation, gesture?: string): boolean => {
    const { document, notify, t } = this.#ports;
    const result = document.getState().dispatch(operation, gesture);
    if (!result.ok) notify({ title: t('save.impossible'), text: result.message });
    return result.ok;
  };

  readonly select = (...ids: readonly NodeId[]): void => selectOnCanvas(this.#ports.ui, onlyNodes(...ids));

  /** Adds a step; without a place it goes below the selected card, wired from its first free exit. */
  readonly add = (type: string, place?: AddPlace): void => {
    const { catalog, portsOf, definitions, announcer, t } = this.#ports;
    const definition = definitions[type];
    if (!definition) return;
    const from = place ? place.from : this.#exitOfSelected(definition.class === 'trigger');
    const added = addNode({
      graph: this.#graph,
      catalog,
      portsOf,
      definition,
      label: t('label.add', { title: definition.title }),
      ...place,
      ...(from ? { from } : {}),
    });
    if (!this.dispatch(added.operation)) return;
    this.select(added.nodeId);
    focusRequest.setState({ nodeId: added.nodeId, withKeyboard: false });
    announcer.say(t('announce.added', { title: definition.title }));
  };

  readonly remove = (): void => {
    const { catalog, ui, announcer, t } = this.#ports;
    const { nodes, edges } = this.#selection;
    const label = t('label.deleteMany', { count: nodes.size + edges.size });
    const operation = removeSelection(this.#graph, catalog, { nodes: [...nodes], edges: [...edges] }, label);
    if (!operation || !this.dispatch(operation)) return;
    ui.setState({ selection: NOTHING });
    announcer.say(t('announce.removed'));
  };

  /** Draws a line, or says why it may not be drawn. */
  readonly join = (from: Exit, to: NodeId): boolean => {
    const { catalog, notify, announcer, t } = this.#ports;
    const result = connect(this.#graph, catalog, from, to);
    if (!result.ok) {
      notify({ title: result.reason, text: result.fix });
      return false;
    }
    const words = { from: this.#titleOf(from.node), to: this.#titleOf(to) };
    if (!this.dispatch(result.operation)) return false;
    announcer.say(t('announce.connected', words));
    return true;
  };

  readonly nudge = (ids: readonly NodeId[], by: Position): void => {
    const { announcer, t } = this.#ports;
    const nodes = ids.flatMap((id) => this.#graph.nodes[id] ?? []);
    const moved = nodes.map((node) => [node.id, { x: node.position.x + by.x, y: node.position.y + by.y }] as const);
    const [only, ...others] = moved;
    const gesture = `nudge ${ids.join(' ')}`;
    if (!only || !this.dispatch({ kind: 'moveNodes', positions: Object.fromEntries(moved) }, gesture)) return;
    const [id, { x, y }] = only;
    announcer.say(
      others.length === 0
        ? t('announce.moved', { title: this.#titleOf(id), x: String(x), y: String(y) })
        : t('announce.movedMany', { count: moved.length }),
    );
  };

  /** The selected steps as text for the clipboard; null when none is selected. */
  readonly copy = (): string | null => {
    const { announcer, t } = this.#ports;
    const { nodes } = this.#selection;
    if (nodes.size === 0) return null;
    announcer.say(t('announce.copied', { count: nodes.size }));
    return copyText(this.#graph, nodes);
  };

  readonly paste = (text: string, at: Position): void => {
    const { catalog, notify, announcer, t } = this.#ports;
    const copied = readCopied(text);
    if (!copied) return notify({ title: t('paste.nothing'), text: t('paste.nothingText') });
    const label = t('label.paste', { count: copied.nodes.length });
    const pasted = pasteSteps(this.#graph, catalog, copied, at, label);
    if (pasted.skipped.length > 0) {
      notify({ title: t('paste.skipped'), text: t('paste.skippedText', { types: pasted.skipped.join(', ') }) });
    }
    if (!pasted.operation || !this.dispatch(pasted.operation)) return;
    this.select(...pasted.nodeIds);
    focusRequest.setState({ nodeId: pasted.nodeIds[0] ?? null, withKeyboard: false });
    announcer.say(t('announce.pasted', { count: pasted.nodeIds.length }));
  };

  readonly tidy = async (): Promise<void> => {
    const { portsOf, announcer, t } = this.#ports;
    // Laying out takes much code and is seldom wanted, so it comes when it is.
    const { tidyPositions } = await import('../../../canvas/tidy.ts');
    const positions = tidyPositions(this.#graph, portsOf);
    const operations: readonly Operation[] = [{ kind: 'moveNodes', positions }];
    if (this.dispatch({ kind: 'batch', label: t('label.tidy'), operations })) announcer.say(t('announce.tidied'));
  };

  readonly undo = (): void => {
    const { document, announcer, t } = this.#ports;
    const step = document.getState().history.past.at(-1);
    if (!step) return;
    document.getState().undo();
    this.#dropGoneFromSelection();
    announcer.say(t('announce.undone', { step: stepText(t, step.name) }));
  };

  readonly redo = (): void => {
    const { document, announcer, t } = this.#ports;
    const [step] = document.getState().history.future;
    if (!step) return;
    document.getState().redo();
    this.#dropGoneFromSelection();
    announcer.say(t('announce.redone', { step: stepText(t, step.name) }));
  };

  get #graph(): Graph {
    return this.#ports.document.getState().graph;
  }

  get #selection(): Selection {
    return this.#ports.ui.getState().selection;
  }

  #titleOf(id: NodeId): string {
    return this.#graph.nodes[id]?.title ?? id;
  }

  #exitOfSelected(isTrigger: boolean): Exit | undefined {
    const [only, ...others] = this.#selection.nodes;
    if (isTrigger || only === undefined || others.length > 0) return undefined;
    return freeExit(this.#graph, only, this.#ports.portsOf);
  }

  #dropGoneFromSelection(): void {
    const { nodes, edges } = this.#selection;
    this.#ports.ui.setState({
      selection: {
        nodes: new Set([...nodes].filter((id) => this.#graph.nodes[id])),
        edges: new Set([...edges].filter((id) => this.#graph.edges[id])),
      },
    });
  }
}
