import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Graph, GraphNode, NodeId, PortDefinition, Problem } from '@flowkeep/graph';
import type { CanvasMarks, CanvasSource } from '../../canvas/canvas-source.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { DocumentActions, DocumentState, DocumentStore } from './document/document.store.ts';
import type { DraftStorage } from './document/draft-storage.ts';
import type { Saver } from './document/saver.ts';
import type { EditorCommands } from './commands/editor-commands.ts';
import type { EditorUi, EditorUiStore } from './editor-ui.store.ts';
import type { SimulationStore } from './simulation/simulation.store.ts';

export interface EditorSession {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly canEdit: boolean;
  readonly document: DocumentStore;
  readonly ui: EditorUiStore;
  readonly simulation: SimulationStore;
  readonly marks: StoreApi<CanvasMarks>;
  readonly problems: StoreApi<{ readonly list: readonly Problem[] }>;
  readonly saver: Saver;
  readonly storage: DraftStorage;
  readonly source: CanvasSource;
  readonly commands: EditorCommands;
  readonly portsOf: (node: GraphNode) => readonly PortDefinition[];
}

export const EditorContext = createContext<EditorSession | null>(null);

/** The workflow that is being edited on this page. */
export function useEditor(): EditorSession {
  const session = useContext(EditorContext);
  if (!session) throw new Error('This part belongs on the editor page.');
  return session;
}

export function useDocument<T>(select: (state: DocumentState & DocumentActions) => T): T {
  return useStore(useEditor().document, select);
}

export function useEditorUi<T>(select: (state: EditorUi) => T): T {
  return useStore(useEditor().ui, select);
}

export function useProblems(): readonly Problem[] {
  return useStore(useEditor().problems, (state) => state.list);
}

export function useGraph(): Graph {
  return useDocument((state) => state.graph);
}

export function useNode(id: NodeId): GraphNode | undefined {
  return useDocument((state) => state.graph.nodes[id]);
}
