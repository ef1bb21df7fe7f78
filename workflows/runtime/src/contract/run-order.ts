import type { PlanReference } from './plan-reference.ts';

/** What a person orders of a run that is under way: payload of the signal `order`. Told twice, it counts once. */
export type RunOrder =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Leaves an active step by a port, or by its first. */
  | { readonly kind: 'skip'; readonly stepKey: string; readonly port?: string }
  /** Goes on in another version: nodes are found by their ids, through `mapping` where it names them. */
  | {
      readonly kind: 'move';
      readonly planHash: string;
      readonly version: number;
      readonly mapping: Readonly<Record<string, string>>;
      readonly plan: PlanReference;
    };

/** The order as it travels: the plan comes as an argument of its own, where the codec can swap it in. */
export type RunOrderSignal = Exclude<RunOrder, { kind: 'move' }> | Omit<RunOrder & { kind: 'move' }, 'plan'>;
