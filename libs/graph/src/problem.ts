import type { EdgeId, NodeId } from './graph.ts';

/** Where a problem is. */
export type ProblemPlace =
  | { readonly kind: 'workflow' }
  | { readonly kind: 'node'; readonly nodeId: NodeId; readonly field?: string }
  | { readonly kind: 'edge'; readonly edgeId: EdgeId };

/** Something wrong with a document. Errors stop publishing; warnings do not. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly place: ProblemPlace;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}
