import type { Graph } from './graph.ts';

/** A published version of a workflow. */
export interface PublishedWorkflow {
  readonly graph: Graph;
  readonly version: number;
}

/** The published version of a workflow by its id; undefined when there is none. */
export type FindWorkflow = (workflowId: string) => PublishedWorkflow | undefined;

/** What rules may know besides the document. What is left out is not checked. */
export interface GraphContext {
  readonly workflows?: FindWorkflow;
  /** The name of a workflow by its id, published or not, so that problems can speak of it; undefined: it is not known. */
  readonly nameOf?: (workflowId: string) => string | undefined;
  /** Id of the workflow that the document is of, so that it is not found calling itself only through others. */
  readonly workflowId?: string;
}

/** How a problem speaks of another workflow: by its name in quotes, or in the words given where it is not known. */
export function spokenName({ nameOf }: GraphContext, workflowId: string, otherwise: string): string {
  const name = nameOf?.(workflowId);
  return name === undefined ? otherwise : `"${name}"`;
}
