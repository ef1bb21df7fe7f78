import type { JsonObject } from '@flowkeep/contracts';

/** Readable and stable, used in references: `{{ steps.greet.messageId }}`. Matches {@link NODE_ID_PATTERN}. */
export type NodeId = string;
/** Unique in its graph; says nothing about the line. */
export type EdgeId = string;

/** Lower-case letters, digits and underscores, beginning with a letter, 40 characters at most. */
export const NODE_ID_PATTERN = /^(?!constructor$)[a-z][a-z0-9_]{0,39}$/;

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
  /** `same` keeps every pause as long as the first. Absent: it doubles. */
  readonly backoff?: 'double' | 'same';
  /** Codes of the errors that are worth another try. Absent: every error that another try can help. */
  readonly on?: readonly string[];
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
  /** How many seconds one try may take; absent: as the node type says. */
  readonly timeoutSeconds?: number;
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

/** Whether a contact may have another run of the workflow. Runs about nobody are not held back. */
export type ReentryRule =
  | { readonly rule: 'always' | 'once' | 'not-while-running' }
  | { readonly rule: 'once-per-window'; readonly windowSeconds: number };

/** One run at a time for each value of a key. */
export interface OneAtATimeRule {
  /** Template over `trigger`, `contact` and `workspace`; empty for the contact itself. An empty value holds nothing back. */
  readonly key: string;
  /** What becomes of a run that comes while another is under way: it waits, never begins, or takes its place. */
  readonly then: 'queue' | 'skip' | 'replace';
}

/** What holds for every run of the workflow. */
export interface GraphSettings {
  /** IANA zone, or null for the workspace's. */
  readonly timeZone: string | null;
  /** True keeps even the quickest run on Temporal. */
  readonly everyRunOnTemporal: boolean;
  /** Absent: always. */
  readonly reentry?: ReentryRule;
  readonly oneAtATime?: OneAtATimeRule;
  /** A run that takes longer fails with `timed-out`, even in the middle of a wait. */
  readonly timeLimitSeconds?: number;
  /** Id of the workflow whose "a run has failed" trigger hears of failed runs. */
  readonly errorWorkflowId?: string;
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
