import type { GraphNode, OnError, RetryPolicy } from '@flowkeep/graph';
import { useEditor } from '../editor-context.ts';

/** What can be set of how a step fails; null goes back to what is usual for its kind. */
export interface FailurePatch {
  readonly onError?: OnError | null;
  readonly retry?: RetryPolicy | null;
  readonly timeoutSeconds?: number | null;
}

export type FailureEdit = (patch: FailurePatch) => void;

/** Changes how a step fails; changes in a row are one step of history. */
export function useFailureEdit(node: GraphNode): FailureEdit {
  const { commands } = useEditor();
  return (patch) =>
    void commands.dispatch(
      { kind: 'editNode', nodeId: node.id, patch },
      `failure ${node.id} ${Object.keys(patch).join()}`,
    );
}
