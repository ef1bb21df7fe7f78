import { DomainError } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';

/** More than any person draws; beyond it canvas and plan would suffer. */
export const MOST_NODES = 2_000;
/** Bytes of the document as JSON. */
export const LARGEST_DOCUMENT = 4 * 1024 * 1024;

/** Throws `payload-too-large` for a document that nobody could work with. */
export function assertReasonableSize(graph: Graph): void {
  const nodes = Object.keys(graph.nodes).length;
  if (nodes > MOST_NODES)
    throw tooLarge(`A workflow has at most ${String(MOST_NODES)} steps, this one ${String(nodes)}.`);
  if (Buffer.byteLength(JSON.stringify(graph)) > LARGEST_DOCUMENT) throw tooLarge('A workflow takes 4 MB at most.');
}

function tooLarge(message: string): DomainError {
  return new DomainError('payload-too-large', `${message} Split it into two workflows.`);
}
