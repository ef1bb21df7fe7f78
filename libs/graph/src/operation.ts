import type { JsonValue } from '@flowkeep/contracts';
import type {
  EdgeId,
  Graph,
  GraphEdge,
  GraphGroup,
  GraphNode,
  GraphNote,
  GraphSettings,
  NodeId,
  Position,
} from './graph.ts';

type OptionalSetting = 'reentry' | 'oneAtATime' | 'timeLimitSeconds' | 'errorWorkflowId';

/** Settings to put in place; `null` takes an optional one away. */
export type SettingsPatch = Partial<Omit<GraphSettings, OptionalSetting>> & {
  readonly [K in OptionalSetting]?: GraphSettings[K] | null;
};

/**
 * One change of a document. Drafts are saved as operations, and every operation has an inverse.
 * A `null` under `patch` of `editNode` takes an optional field away; `config` replaces whole top-level fields by name.
 */
export type Operation =
  | { readonly kind: 'addNode'; readonly node: GraphNode }
  /** Takes the node's edges and group memberships with it. */
  | { readonly kind: 'removeNode'; readonly nodeId: NodeId }
  | {
      readonly kind: 'editNode';
      readonly nodeId: NodeId;
      readonly patch: {
        readonly title?: string;
        readonly onError?: GraphNode['onError'] | null;
        /** As a whole: what it leaves out goes back to what holds where nothing is said. */
        readonly retry?: GraphNode['retry'] | null;
        readonly timeoutSeconds?: number | null;
        /** Config fields to set; undefined is not allowed, `removeConfig` takes fields away. */
        readonly config?: Readonly<Record<string, JsonValue>>;
        readonly removeConfig?: readonly string[];
      };
    }
  | { readonly kind: 'moveNodes'; readonly positions: Readonly<Record<NodeId, Position>> }
  /** Changes the id of a node and every reference to it, in edges, groups, expressions and `step` fields. */
  | { readonly kind: 'renameNode'; readonly nodeId: NodeId; readonly newId: NodeId }
  | { readonly kind: 'addEdge'; readonly edge: GraphEdge }
  | { readonly kind: 'removeEdge'; readonly edgeId: EdgeId }
  | { readonly kind: 'putNote'; readonly note: GraphNote }
  | { readonly kind: 'removeNote'; readonly noteId: string }
  | { readonly kind: 'putGroup'; readonly group: GraphGroup }
  | { readonly kind: 'removeGroup'; readonly groupId: string }
  | { readonly kind: 'setSettings'; readonly patch: SettingsPatch }
  /** Puts a whole document in place, for import and for restoring a version. */
  | { readonly kind: 'replaceGraph'; readonly graph: Graph }
  /** Several changes that are one step of history; they all happen or none does. */
  | { readonly kind: 'batch'; readonly label: string; readonly operations: readonly Operation[] };

export type OperationKind = Operation['kind'];
