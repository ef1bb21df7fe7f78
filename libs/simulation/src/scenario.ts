import type { ContactSnapshot, EventKind, JsonObject, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';

/** What a member may order in the middle of a run. */
export const ORDER_KINDS = ['cancel', 'pause', 'resume', 'skip'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export function isOrder(kind: EventKind | OrderKind): kind is OrderKind {
  return ORDER_KINDS.some((order) => order === kind);
}

/** Something that comes from outside while the run is under way: an event, or an order of a member. */
export interface Happening {
  /** Seconds after the start of the run. */
  readonly after: number;
  readonly kind: EventKind | OrderKind;
  /** Name of a custom event and the like; absent: empty. */
  readonly key?: string;
  readonly match?: string;
  /** The node that is skipped, or whose question is answered: then the key is found by itself. */
  readonly node?: NodeId;
  /** Of a skip: the way out; absent: the first. */
  readonly port?: string;
  /** Absent: the contact of the scenario. */
  readonly about?: 'contact' | 'nobody';
  readonly payload?: JsonObject;
}

/**
 * What the world answers to one visit of a node. Without any, an executed node goes well, a question is never answered
 * and a wait runs until its limit.
 */
export interface Answer {
  /** The way out: a label of a classification, `not_sent`, the choice of an approval, the branch of a wait. */
  readonly port?: string;
  /** Values that are laid over what the step gives; of a wait: what the event brings. */
  readonly output?: JsonObject;
  /** The step fails for good, after all its tries. */
  readonly error?: { readonly code: string; readonly message: string };
  /** Seconds until the answer comes; absent: at once, for a wait a minute. */
  readonly after?: number;
}

/** An earlier run of the workflow, for the same person and with the same value of what runs wait in line for. */
export interface EarlierRun {
  /** How long before `startAt` the last run began; absent: just before, where one is under way, else there was none. */
  readonly lastRunSecondsAgo?: number;
  /** It has not ended. */
  readonly isUnderWay?: boolean;
}

/** One run to be tried out: how it begins, what happens meanwhile and what the world answers. Plain JSON. */
export interface Scenario {
  /** ISO instant at which the virtual clock begins. */
  readonly startAt: string;
  readonly triggerNode: NodeId;
  /** The value of `{{ trigger }}`. */
  readonly trigger: JsonObject;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
  /** By it the rules of the workflow may keep the run from beginning. Absent: the person is new here. */
  readonly before?: EarlierRun;
  readonly happenings: readonly Happening[];
  /**
   * By node id, `call/inner` inside of sub-workflows. Of a list the first answer is for the first visit and so on; the
   * last is for all further ones.
   */
  readonly answers: Readonly<Record<NodeId, Answer | readonly Answer[]>>;
}

/** The answers for one node, as a list. */
export function answersOf(given: Answer | readonly Answer[]): readonly Answer[] {
  return Array.isArray(given) ? (given as readonly Answer[]) : [given as Answer];
}
