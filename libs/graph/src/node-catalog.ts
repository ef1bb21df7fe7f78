import type { JsonObject } from '@flowkeep/contracts';
import type { ConfigPath, NodeClass } from './plan.ts';
import type { NodeId, OnError, RetryPolicy } from './graph.ts';

/** A named exit of a node. */
export interface PortDefinition {
  readonly id: string;
  /** Shown on the node: "Replied", "No reply". */
  readonly label: string;
}

/** One value that a node gives to later steps. */
export interface OutputValue {
  /** Dotted path below `steps.<node>`. */
  readonly path: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'boolean' | 'instant' | 'object' | 'list' | 'any';
  /** Of a loop: the value is there only inside its body, or only after it. Absent: both. */
  readonly where?: 'inside' | 'after';
}

/** What is wrong with a config, at which field, and what mends it. */
export interface ConfigProblem {
  /** Dotted path in the config: `conditions.0.left`. Empty for the node as a whole. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** A config as it was read: complete, with the places of its templates, or what is wrong with it. */
export type ConfigResult =
  | { readonly ok: true; readonly config: JsonObject; readonly templates: readonly ConfigPath[] }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** A named value that a workflow takes or gives when another one calls it. */
export interface TypedValue {
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean' | 'list' | 'object' | 'any';
  /** Of an input: whether a call must give it. */
  readonly required: boolean;
}

/** A name that is given a value, which may be a template. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** What a node does to the shape of a run, where that is more than leaving by its ports. */
export type NodeStructure =
  | {
      readonly kind: 'join';
      readonly mode: 'all' | 'any' | 'count';
      readonly count: number;
      readonly stopOthers: boolean;
    }
  /**
   * Goes through its body, the steps that only the port `body` leads to, once for each round. `inside` names the config
   * fields that are evaluated in a round's own scope when it ends.
   */
  | {
      readonly kind: 'loop';
      readonly body: string;
      readonly parallel: boolean;
      readonly inside: readonly string[];
    }
  /** Runs another workflow: as a part of this run, or as a run of its own. */
  | {
      readonly kind: 'call';
      readonly workflowId: string;
      readonly mode: 'inline' | 'own';
      readonly inputs: readonly NamedValue[];
      /** The class that the compiled node has. */
      readonly runsAs: NodeClass;
    }
  /** Begins a workflow that another one calls. */
  | { readonly kind: 'callable'; readonly inputs: readonly TypedValue[]; readonly outputs: readonly TypedValue[] }
  /** Begins with the failure of a run of another workflow. */
  | { readonly kind: 'hears-failures' }
  /** Ends the run; `values` are the names of what it gives to the caller. */
  | { readonly kind: 'end'; readonly values: readonly NamedValue[] }
  /** Jumps to another step; `bounded` says that it does so only so many times. */
  | { readonly kind: 'goto'; readonly target: NodeId; readonly bounded: boolean }
  /** Waits, but goes on at once where its time or its event has come already: no pause for one that goes in circles. */
  | { readonly kind: 'may-pass' }
  | { readonly kind: 'goal' }
  /** Undoes the step `of`, or the whole run where that is empty, by the steps that only the port `body` leads to. */
  | { readonly kind: 'compensation'; readonly of: NodeId; readonly body: string }
  /** Sets values of the run. */
  | { readonly kind: 'vars' };

/** What graph rules need to know about one node type. Implemented by the registry of `nodes`. */
export interface NodeTypeInfo {
  readonly type: string;
  readonly version: number;
  readonly class: NodeClass;
  readonly label: string;
  /** False for triggers and handlers: nothing may lead to them. */
  readonly acceptsInput: boolean;
  /** Ports may depend on the config, so this must bear any config, even a broken one. Error port not included. */
  readonly ports: (config: JsonObject) => readonly PortDefinition[];
  readonly outputs: (config: JsonObject) => readonly OutputValue[];
  /** Config fields whose templates are evaluated when an event comes: they speak of `event`, `contact`, `workspace`. */
  readonly eventFields?: readonly string[];
  /** Null for a node that only leaves by its ports. Bears any config. */
  readonly structure?: (config: JsonObject) => NodeStructure | null;
  /** Checks a config, fills in defaults and lists the places that hold templates. */
  readonly parseConfig: (config: JsonObject) => ConfigResult;
  /** Lifts a config of an older version of the type to the current one. */
  readonly migrate: (config: JsonObject, fromVersion: number) => JsonObject;
  readonly defaults: { readonly onError: OnError; readonly retry: RetryPolicy; readonly timeoutSeconds: number };
}

/** Node types by name. */
export interface NodeCatalog {
  readonly get: (type: string) => NodeTypeInfo | undefined;
}

/** The port by which a node whose `onError` is `port` leaves when it fails for good. */
export const ERROR_PORT = 'error';
