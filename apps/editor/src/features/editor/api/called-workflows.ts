import { parseGraph, type Graph, type PublishedWorkflow } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import { loadVersion } from './versions.ts';

/** One workflow inside another, and so on: no deeper. */
const DEEPEST = 10;

/** The live versions of the workflows that a drawing calls, and of those that they call. Published ones only. */
export async function loadCalledWorkflows(
  workspaceId: string,
  graph: Graph,
): Promise<ReadonlyMap<string, PublishedWorkflow>> {
  const found = new Map<string, PublishedWorkflow>();
  let open = calledBy(graph);
  for (let depth = 0; depth < DEEPEST && open.length > 0; depth += 1) {
    const wanted = [...new Set(open)].filter((id) => !found.has(id));
    const loaded = await Promise.all(wanted.map((id) => loadLive(workspaceId, id)));
    open = [];
    loaded.forEach((workflow, index) => {
      const id = wanted[index];
      if (!workflow || id === undefined) return;
      found.set(id, workflow);
      open.push(...calledBy(workflow.graph));
    });
  }
  return found;
}

/** Ids of the workflows that a drawing calls. */
export function calledBy(graph: Graph): string[] {
  return Object.values(graph.nodes).flatMap(({ type, config }) => {
    const structure = nodeCatalog.get(type)?.structure?.(config);
    return structure?.kind === 'call' && structure.workflowId !== '' ? [structure.workflowId] : [];
  });
}

async function loadLive(workspaceId: string, workflowId: string): Promise<PublishedWorkflow | null> {
  try {
    const path = workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}`);
    const { liveVersion } = await request<Schema<'WorkflowDto'>>(path);
    if (liveVersion === null) return null;
    const { graph } = await loadVersion(workspaceId, workflowId, liveVersion);
    return { graph: parseGraph(graph), version: liveVersion };
  } catch {
    // A workflow that is gone is told as a problem of the drawing, not as a failure of the page.
    return null;
  }
}
