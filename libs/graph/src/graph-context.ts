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
  /** Id of the workflow that the document is of, so that it is not found calling itself only through others. */
  readonly workflowId?: string;
}
