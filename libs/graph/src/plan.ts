import type { JsonObject } from '@flowkeep/contracts';
import type { GraphSettings, NodeId, OnError, RetryPolicy } from './graph.ts';

/**
 * What a node costs and where it runs: a trigger starts runs; pure nodes run in the engine; quick ones touch our own
 * database; outbound ones speak to the outside world; waiting ones sleep until a time or an event; handlers lie in wait
 * beside the flow: goals that end a run, and what undoes its work when it is cancelled.
 */
export const NODE_CLASSES = ['trigger', 'pure', 'quick', 'outbound', 'waiting', 'handler'] as const;
export type NodeClass = (typeof NODE_CLASSES)[number];

/** Where in a config an expression stands: keys and list indexes from the root. */
export type ConfigPath = readonly (string | number)[];

/** A node as the engine executes it: nothing is left to look up or to fill in. */
export interface PlanNode {
  readonly id: NodeId;
  readonly type: string;
  readonly typeVersion: number;
  readonly class: NodeClass;
  readonly title: string;
  /** Parsed and complete: defaults are filled in. */
  readonly config: JsonObject;
  /** Places of `config` that hold templates to be evaluated; everything else is data. */
  readonly templates: readonly ConfigPath[];
  /** Port to the indexes of the edges that leave by it. A port without edges has an empty list. */
  readonly ports: Readonly<Record<string, readonly number[]>>;
  /** The first way out as the node type lists its ports: JSON storage does not keep the order of {@link ports}. */
  readonly firstPort?: string;
  /** Indexes of the edges that end here. */
  readonly incoming: readonly number[];
  readonly onError: OnError;
  readonly retry: RetryPolicy;
  /** How many seconds one try may take. */
  readonly timeoutSeconds: number;
  /**
   * Index of the node in whose body this one stands: a loop, an inline sub-workflow or a compensation handler. Absent in
   * the root. Every edge stays inside its region, but for those of a {@link body} port.
   */
  readonly region?: number;
  /**
   * Of a node with a body: the port whose edges lead into it. No step leaves by it. A loop has `each` or `round`, a
   * compensation handler `next`, an inline sub-workflow a port of its own that leads to the copied trigger.
   */
  readonly body?: string;
  /** Of a node copied from a sub-workflow: its id there, by which `{{ steps }}` knows it inside. */
  readonly localId?: NodeId;
  /** When a node with several incoming edges starts. Absent: when all are decided and one was taken. */
  readonly join?: JoinRule;
  /** Of a handler: what it lies in wait for. Goals are entered when their region is; compensations on cancellation. */
  readonly handler?: 'goal' | 'compensation';
  /** Of a compensation: index of the node whose completed steps it undoes; null for the run as a whole. */
  readonly of?: number | null;
}

/** When a join goes on, and what becomes of the branches that it no longer needs. */
export interface JoinRule {
  /** `all`: when every edge is decided. `any`: at the first taken edge. `count`: at the edge with that number. */
  readonly mode: 'all' | 'any' | 'count';
  /** Of mode `count`: how many taken edges it waits for, from 1. */
  readonly count: number;
  /** Whether steps that could still reach the join are abandoned when it goes on. */
  readonly stopOthers: boolean;
}

/** `[from, to]` as indexes into {@link Plan.nodes}. */
export type PlanEdge = readonly [from: number, to: number];

/**
 * The compiled form of a version, all that the engine needs. Nodes and edges are in an order that depends on ids only.
 * Two graphs that mean the same have the same hash, wherever their nodes stand on the canvas.
 */
export interface Plan {
  readonly format: 1;
  /** SHA-256 over the canonical JSON of everything else, in hex. */
  readonly hash: string;
  readonly nodes: readonly PlanNode[];
  readonly edges: readonly PlanEdge[];
  /** Indexes of the trigger nodes. */
  readonly triggers: readonly number[];
  readonly settings: GraphSettings;
}
