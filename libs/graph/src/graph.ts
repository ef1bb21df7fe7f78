import type { JsonObject } from '@flowkeep/contracts';

/** Readable and stable, used in references: `{{ steps.greet.messageId }}`. Matches {@link NODE_ID_PATTERN}. */
export type NodeId = string;
/** Unique in its graph; says nothing about the line. */
export type EdgeId = string;

/** Lower-case letters, digits and underscores, beginning with a letter, 40 characters at most. */
export const NODE_ID_PATTERN = /^[a-z][a-z0-9_]{0,39}$/;

/** Canvas pixels. The place of a node never changes what a run does. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What happens when a node fails for good. `port` leaves by the node's `error` port. */
export type OnError = 'fail' | 'continue' | 'port';

/** Tries in all, and the pause before the second in seconds; each further pause doubles, up to an hour. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelaySeconds: number;
}

/** A box on the canvas. `config` is as the client left it and may be unfinished. */
export interface GraphNode {
  readonly id: NodeId;
  readonly type: string;
  readonly typeVersion: number;
  /** The client's own words. */
  readonly title: string;
  readonly position: Position;
  readonly config: JsonObject;
  readonly onError?: OnError;
  readonly retry?: RetryPolicy;
}

/** A line from a named exit of one node to another node. */
export interface GraphEdge {
  readonly id: EdgeId;
  readonly from: { readonly node: NodeId; readonly port: string };
  readonly to: { readonly node: NodeId };
}

/** Words on the canvas; no run sees them. Sizes are canvas pixels. */
export interface GraphNote {
  readonly id: string;
  readonly text: string;
  readonly position: Position;
  readonly size: { readonly width: number; readonly height: number };
}

/** A frame around nodes; no run sees it. */
export interface GraphGroup {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly NodeId[];
}

/** What holds for every run of the workflow. */
export interface GraphSettings {
  /** IANA zone, or null for the workspace's. */
  readonly timeZone: string | null;
  /** True keeps even the quickest run on Temporal. */
  readonly everyRunOnTemporal: boolean;
}

/** The document of a draft or a version. */
export interface Graph {
  readonly schemaVersion: 1;
  readonly nodes: Readonly<Record<NodeId, GraphNode>>;
  readonly edges: Readonly<Record<EdgeId, GraphEdge>>;
  readonly notes: Readonly<Record<string, GraphNote>>;
  readonly groups: Readonly<Record<string, GraphGroup>>;
  readonly settings: GraphSettings;
}

/** A graph with nothing in it. */
export const EMPTY_GRAPH: Graph = {
  schemaVersion: 1,
  nodes: {},
  edges: {},
  notes: {},
  groups: {},
  settings: { timeZone: null, everyRunOnTemporal: false },
};
