import { DomainError } from '@flowkeep/contracts';
import { applyOperation, type Graph, invertOperation, type Operation } from '@flowkeep/graph';
import type { HistoryStep } from './history.ts';
import { stepName } from './step-name.ts';

/** A change of mine that no longer fits, and why. */
export interface DroppedChange {
  /** Null where it cannot be read, and so has no name. */
  readonly step: HistoryStep['name'] | null;
  readonly reason: string;
}

export interface RebaseResult {
  readonly graph: Graph;
  /** The changes that still apply, in order: what is to be saved now. */
  readonly operations: readonly Operation[];
  readonly steps: readonly HistoryStep[];
  readonly dropped: readonly DroppedChange[];
}

/** Puts my unsaved changes on top of a newer document. A change that no longer fits is left out and named. */
export function rebase(theirs: Graph, mine: readonly Operation[]): RebaseResult {
  let graph = theirs;
  const operations: Operation[] = [];
  const steps: HistoryStep[] = [];
  const dropped: DroppedChange[] = [];
  for (const operation of mine) {
    const name = stepName(graph, operation);
    try {
      const inverse = invertOperation(graph, operation);
      graph = applyOperation(graph, operation);
      operations.push(operation);
      steps.push({ name, forward: operation, inverse, gesture: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      dropped.push({ step: name, reason: error.message });
    }
  }
  return { graph, operations, steps, dropped };
}
