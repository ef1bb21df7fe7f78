import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore } from 'zustand/vanilla';
import type { GraphNode } from '@flowkeep/graph';
import type { NodeDefinition } from '@flowkeep/node-sdk';
import { nodeCatalog, nodeDefinitions } from '@flowkeep/nodes';
import { useToast } from '@flowkeep/ui';
import { announcer } from '../../canvas/announcer.ts';
import { type CanvasMarks, NO_MARKS } from '../../canvas/canvas-source.ts';
import { nodePorts } from '../../canvas/node-ports.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { type Draft, loadDraft, saveOperations } from './api/draft.ts';
import { EditorCommands } from './commands/editor-commands.ts';
import { createDocumentStore } from './document/document.store.ts';
import { createDraftStorage } from './document/draft-storage.ts';
import { createSaver } from './document/saver.ts';
import { recoverDraft, type RecoveredDraft } from './document/recover-draft.ts';
import type { EditorSession } from './editor-context.ts';
import { createEditorUiStore } from './editor-ui.store.ts';

const DEFINITIONS: Readonly<Record<string, NodeDefinition>> = nodeDefinitions;

const after = (milliseconds: number, act: () => void): (() => void) => {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
};

/** Everything that one opened workflow needs, made once; saving runs as long as the page is open. */
export function useEditorSession(workflowId: string, draft: Draft): EditorSession {
  const { t } = useTranslation('editor');
  const toast = useToast();
  const { workspace, can } = useWorkspace();
  const errorLabel = t('card.errorPort');
  const [session] = useState((): EditorSession & { readonly recovered: RecoveredDraft } => {
    const recovered = recoverDraft(draft, createDraftStorage(localStorage, workflowId).read());
    const document = createDocumentStore(recovered.start);
    const ui = createEditorUiStore();
    const portsOf = (node: GraphNode) => nodePorts(node, nodeCatalog, errorLabel);
    const marks = createStore<CanvasMarks>(() => NO_MARKS);
    const notify = ({ title, text }: { readonly title: string; readonly text: string }): void =>
      toast({ tone: 'bad', title, text });
    const canEdit = can('workflows.edit');
    return {
      workspaceId: workspace.id,
      workflowId,
      canEdit,
      document,
      ui,
      marks,
      problems: createStore(() => ({ list: [] })),
      saver: createSaver(document, {
        send: (revision, operations) => saveOperations(workspace.id, workflowId, revision, operations),
        load: () => loadDraft(workspace.id, workflowId),
        after,
      }),
      source: {
        graph: document,
        marks,
        catalog: nodeCatalog,
        definitions: DEFINITIONS,
        actions: canEdit
          ? {
              addAfter: (node, port) => ui.setState({ dialog: { kind: 'pick', from: { node, port } } }),
              addInto: (into) => ui.setState({ dialog: { kind: 'pick', into } }),
            }
          : null,
      },
      commands: new EditorCommands({
        document,
        ui,
        catalog: nodeCatalog,
        definitions: DEFINITIONS,
        portsOf,
        announcer,
        notify,
        t,
      }),
      portsOf,
      recovered,
    };
  });
  useEffect(() => session.saver.start(), [session]);
  useKeptDraft(session);
  useRecoveryToast(session.recovered);
  return session;
}

/** Writes the unsaved part of the draft to the browser as it changes, and once more before the page goes. */
function useKeptDraft({ document, workflowId, saver }: EditorSession): void {
  useEffect(() => {
    const storage = createDraftStorage(localStorage, workflowId);
    const write = (): void => {
      const { revision, unsaved, history } = document.getState();
      storage.write({ revision, unsaved, history });
    };
    let cancel = (): void => undefined;
    const stop = document.subscribe(() => {
      cancel();
      cancel = after(150, write);
    });
    const leave = (): void => {
      write();
      void saver.flush();
    };
    const online = (): void => void saver.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      stop();
      cancel();
      leave();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
    };
  }, [document, workflowId, saver]);
}

function useRecoveryToast(recovered: RecoveredDraft): void {
  const { t } = useTranslation('editor');
  const toast = useToast();
  useEffect(() => {
    if (recovered.count === 0) return;
    toast({ tone: 'info', title: t('save.recovered'), text: t('save.recoveredText') });
  }, [recovered, toast, t]);
}
