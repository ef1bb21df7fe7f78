import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore } from 'zustand/vanilla';
import type { GraphNode } from '@flowkeep/graph';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { nodeCatalog, nodeDefinitions } from '@flowkeep/nodes';
import { type ShowToast, useToast } from '@flowkeep/ui';
import { announcer } from '../../canvas/announcer.ts';
import { type CanvasMarks, type CanvasSource, NO_MARKS } from '../../canvas/canvas-source.ts';
import { onlyNodes } from '../../canvas/selection.ts';
import { nodePorts } from '../../canvas/node-ports.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { type Draft, loadDraft, saveOperations } from './api/draft.ts';
import { EditorCommands } from './commands/editor-commands.ts';
import { after } from './document/after.ts';
import { createDocumentStore } from './document/document.store.ts';
import { createDraftStorage, type DraftStorage } from './document/draft-storage.ts';
import { recoverDraft, type RecoveredDraft } from './document/recover-draft.ts';
import { Saver } from './document/saver.ts';
import type { EditorSession } from './editor-context.ts';
import { createEditorUiStore, type EditorUiStore, selectOnCanvas } from './editor-ui.store.ts';
import { focusRequest } from './focus-request.ts';
import { createSimulationStore } from './simulation/simulation.store.ts';
import { useDraftSafety } from './use-draft-safety.ts';

const DEFINITIONS: Readonly<Record<string, NodeDefinition>> = nodeDefinitions;

interface SessionFacts {
  readonly workspaceId: string;
  readonly workflowId: string;
  readonly canEdit: boolean;
  readonly storage: DraftStorage;
}

/** Everything that one opened workflow needs, made once; saving runs as long as the page is open. */
export function useEditorSession(workflowId: string, draft: Draft): EditorSession {
  const { t } = useTranslation('editor');
  const toast = useToast();
  const { workspace, user, can } = useWorkspace();
  const [opened] = useState(() => {
    const storage = createDraftStorage(localStorage, user.id, workflowId);
    const recovered = recoverDraft(draft, storage.read());
    const facts = { workspaceId: workspace.id, workflowId, canEdit: can('workflows.edit'), storage };
    return { recovered, session: openSession(facts, recovered, t, toast) };
  });
  useDraftSafety(opened.session, opened.recovered);
  return opened.session;
}

function openSession(
  facts: SessionFacts,
  { start }: RecoveredDraft,
  t: TFunction<'editor'>,
  toast: ShowToast,
): EditorSession {
  const { workspaceId, workflowId, canEdit } = facts;
  const document = createDocumentStore(start);
  const ui = createEditorUiStore();
  const marks = createStore<CanvasMarks>(() => NO_MARKS);
  const errorLabel = t('card.errorPort');
  const portsOf = (node: GraphNode) => nodePorts(node, nodeCatalog, errorLabel);
  const registry = { catalog: nodeCatalog, definitions: DEFINITIONS };
  return {
    ...facts,
    document,
    ui,
    simulation: createSimulationStore(),
    marks,
    problems: createStore(() => ({ list: [] })),
    saver: new Saver(document, {
      send: (revision, operations) => saveOperations(workspaceId, workflowId, revision, operations),
      load: () => loadDraft(workspaceId, workflowId),
      after,
    }),
    source: {
      ...registry,
      graph: document,
      marks,
      actions: canEdit ? canvasActions(ui) : null,
      show: (nodeId) => {
        selectOnCanvas(ui, onlyNodes(nodeId));
        focusRequest.setState({ nodeId, withKeyboard: false });
      },
    },
    commands: new EditorCommands({
      ...registry,
      document,
      ui,
      portsOf,
      announcer,
      notify: (message) => toast({ tone: 'bad', ...message }),
      t,
    }),
    portsOf,
  };
}

function canvasActions(ui: EditorUiStore): NonNullable<CanvasSource['actions']> {
  return {
    addAfter: (node, port) => ui.setState({ dialog: { kind: 'pick', from: { node, port } } }),
    addInto: (into) => ui.setState({ dialog: { kind: 'pick', into } }),
  };
}
