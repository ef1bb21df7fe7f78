/** What people may order of a run. */
export const RUN_ACTIONS = ['pause', 'resume', 'cancel', 'retry', 'skip', 'move'] as const;
export type RunAction = (typeof RUN_ACTIONS)[number];

/** Old node ids to new ones; a node that is not named keeps its id. */
export type NodeMapping = Readonly<Record<string, string>>;

/** An order to one run, before anybody has looked whether it can be followed. */
export type RunOrderRequest =
  | { readonly action: 'pause'; readonly by?: 'workflow' }
  | { readonly action: 'resume' }
  | {
      readonly action: 'cancel';
      /** A run that was told so before is left to undo its work. */
      readonly unlessGiven?: true;
    }
  | {
      readonly action: 'retry';
      readonly version: 'same' | 'newest';
      /** Sealed under the run's subject key, base64: what the run begins with instead; null leaves it as it was. */
      readonly sealedTrigger: string | null;
      readonly evenIfUnknown: boolean;
      /** Of `newest`: steps that take the place of those at which the run stood. */
      readonly mapping?: NodeMapping;
    }
  | { readonly action: 'skip'; readonly stepKey: string; readonly port: string | null }
  | { readonly action: 'move'; readonly version: number; readonly mapping: NodeMapping };

/** An order as it is kept for delivery: ids and fixed words; what a person typed is sealed. */
export type RunCommand =
  | { readonly kind: 'pause'; readonly by?: 'workflow' }
  | { readonly kind: 'resume' }
  | {
      readonly kind: 'cancel';
      /** It makes room for a later run of its lane; that is its outcome then. */
      readonly because?: 'replaced';
    }
  | { readonly kind: 'skip'; readonly stepKey: string; readonly port: string | null }
  | { readonly kind: 'move'; readonly version: number; readonly mapping: NodeMapping }
  | {
      readonly kind: 'retry';
      /** The attempt that it makes: a second delivery finds it made. */
      readonly attempt: number;
      /** The version that it failed in, and the one that it goes on with. */
      readonly fromVersion: number;
      readonly version: number;
      readonly sealedTrigger: string | null;
      /** Somebody has said that a message may be sent twice where nobody knows what became of it. */
      readonly evenIfUnknown?: true;
      /** Of another version than it failed in; absent in orders that name no step. */
      readonly mapping?: NodeMapping;
      /** The failed step to leave behind instead of trying it again. */
      readonly skip: { readonly stepKey: string; readonly port: string | null } | null;
    };

/** An order with the operation on many runs that it is a part of. */
export type KeptRunCommand = RunCommand & { readonly operation?: string };

/** Purpose under which the edited input of a retry is sealed until it is delivered. */
export const RETRY_TRIGGER_SEAL = 'run-command.trigger';
