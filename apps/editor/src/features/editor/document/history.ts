import type { Operation } from '@flowkeep/graph';

/** The kinds of steps that have a name of their own. */
export type StepKind =
  | 'add'
  | 'remove'
  | 'edit'
  | 'rename'
  | 'move'
  | 'moveMany'
  | 'renameReference'
  | 'connect'
  | 'disconnect'
  | 'note'
  | 'group'
  | 'settings'
  | 'replace'
  | 'batch';

/** How to name a step in the reader's language: the kind and what to fill in. */
export interface StepName {
  readonly kind: StepKind;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface HistoryStep {
  readonly name: StepName;
  readonly forward: Operation;
  readonly inverse: Operation;
  /** Changes with the same key belong to one gesture and become one step. */
  readonly gesture: string | null;
}

export interface History {
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

const DEEPEST = 200;

/** Adds a step. A step of the gesture that is still going on joins the last one: its inverse stays, its end is new. */
export function record(history: History, step: HistoryStep): History {
  const last = history.past.at(-1);
  if (last && continues(history, step.gesture)) {
    return { past: [...history.past.slice(0, -1), { ...step, inverse: last.inverse }], future: [] };
  }
  return { past: [...history.past, step].slice(-DEEPEST), future: [] };
}

/** Whether a change under this gesture joins the last step. */
export function continues(history: History, gesture: string | null): boolean {
  return gesture !== null && history.past.at(-1)?.gesture === gesture;
}

/** Ends the gesture that is going on: the next change is a step of its own. */
export function seal(history: History): History {
  const last = history.past.at(-1);
  if (!last || last.gesture === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, gesture: null }] };
}

/** Moves the last step to the future and says which operation takes it back. */
export function stepBack(history: History): { readonly history: History; readonly operation: Operation } | null {
  const step = history.past.at(-1);
  if (!step) return null;
  const future = [{ ...step, gesture: null }, ...history.future];
  return { history: { past: history.past.slice(0, -1), future }, operation: step.inverse };
}

/** The other way round of {@link stepBack}. */
export function stepForward(history: History): { readonly history: History; readonly operation: Operation } | null {
  const [step, ...future] = history.future;
  if (!step) return null;
  return { history: { past: [...history.past, step], future }, operation: step.forward };
}
