import { type Graph, type GraphContext, parseGraph, type PublishedWorkflow } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import { loadVersion } from './versions.ts';

/** A workflow that a drawing names. */
export interface KnownWorkflow {
  readonly name: string;
  /** Its live version; null while nothing is published. */
  readonly live: PublishedWorkflow | null;
}

/** By id. What is gone is not among them. */
export type KnownWorkflows = ReadonlyMap<string, KnownWorkflow>;

/** One workflow inside another, and so on: no deeper. */
const DEEPEST = 10;

/** The workflows that a drawing names, and those that they call as they are live. */
export async function loadNamedWorkflows(workspaceId: string, graph: Graph): Promise<KnownWorkflows> {
  const found = new Map<string, KnownWorkflow>();
  let open = [...namedBy(graph)];
  for (let depth = 0; depth < DEEPEST && open.length > 0; depth += 1) {
    const wanted = [...new Set(open)].filter((id) => !found.has(id));
    const loaded = await Promise.all(wanted.map((id) => load(workspaceId, id)));
    open = [];
    loaded.forEach((workflow, index) => {
      const id = wanted[index];
      if (!workflow || id === undefined) return;
      found.set(id, workflow);
      if (workflow.live) open.push(...calledBy(workflow.live.graph));
    });
  }
  return found;
}

/** Ids of the workflows that a drawing names: those that it calls, and the one that hears of its failed runs. */
export function namedBy(graph: Graph): readonly string[] {
  const { errorWorkflowId } = graph.settings;
  return [...calledBy(graph), ...(errorWorkflowId === undefined ? [] : [errorWorkflowId])];
}

/** What the rules for drawings may know of other workflows. */
export function contextOf(workflowId: string, known: KnownWorkflows): GraphContext {
  return {
    workflowId,
    workflows: (id) => known.get(id)?.live ?? undefined,
    nameOf: (id) => known.get(id)?.name,
  };
}

function calledBy(graph: Graph): readonly string[] {
  return Object.values(graph.nodes).flatMap(({ type, config }) => {
    const structure = nodeCatalog.get(type)?.structure?.(config);
    return structure?.kind === 'call' && structure.workflowId !== '' ? [structure.workflowId] : [];
  });
}

async function load(workspaceId: string, workflowId: string): Promise<KnownWorkflow | null> {
  try {
    const path = workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}`);
    const { name, liveVersion } = await request<Schema<'WorkflowDto'>>(path);
    if (liveVersion === null) return { name, live: null };
    const { graph } = await loadVersion(workspaceId, workflowId, liveVersion);
    return { name, live: { graph: parseGraph(graph), version: liveVersion } };
  } catch {
    // A workflow that is gone is told as a problem of the drawing, not as a failure of the page.
    return null;
  }
}
