import type { JsonObject, JsonValue } from '@flowkeep/contracts';

/** Where an edge stands in the present round: not decided, taken, or never to be taken. */
export type EdgeState = 'open' | 'taken' | 'pruned';

/** Jumps since a moment, epoch milliseconds. */
export interface Pace {
  readonly since: number;
  readonly jumps: number;
}

/** How far the nodes of one region have come: the root's, or one round of a body. */
export interface Progress {
  /** By edge index; an edge that is not listed is open. */
  readonly edges: Readonly<Record<number, EdgeState>>;
  /** By node id. */
  readonly visits: Readonly<Record<string, number>>;
  /** Latest output of each visited node, by its id or, in a sub-workflow, its local id. */
  readonly outputs: Readonly<Record<string, JsonObject>>;
  /** How often each go-to has jumped, by node id. */
  readonly jumps?: Readonly<Record<string, number>>;
  /** How often each go-to has jumped within an hour, by node id. */
  readonly pace?: Readonly<Record<string, Pace>>;
  /** Joins that have gone on before all their edges were decided, by node index. */
  readonly joined?: Readonly<Record<number, true>>;
}

/** One round of a body while it is under way. It vanishes, outputs and all, when nothing in it is left to do. */
export interface Frame extends Progress {
  /** Step key of the loop, sub-workflow or handler that it belongs to. */
  readonly owner: string;
  /** Index of that node. */
  readonly region: number;
  /** Id of the frame that the owner's step is in; '' is the root. */
  readonly parent: string;
  /** Rounds of all loops around its steps, outermost first: `17.3`. */
  readonly path: string;
  /** Number of the round, from 0. */
  readonly index: number;
  /** Of a frame with a scope of its own, an inline sub-workflow: its `{{ trigger }}`. */
  readonly trigger?: JsonObject;
  /** Of a frame with a scope of its own: its `{{ vars }}`. */
  readonly vars?: Readonly<Record<string, JsonValue>>;
}
