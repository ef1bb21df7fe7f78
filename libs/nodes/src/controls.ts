// Entry for code that Temporal replays: behaviour only, without forms and schemas.
import type { Control } from '@flowkeep/engine';
import { dataSetControl } from './data/set/control.ts';
import { flowConditionControl } from './flow/condition/control.ts';
import { flowEndControl } from './flow/end/control.ts';
import { flowSwitchControl } from './flow/switch/control.ts';
import type { NodeTypeOf } from './node-definitions.ts';
import { waitReplyControl } from './wait/reply/control.ts';
import { waitTimeControl } from './wait/time/control.ts';

/** Behaviour of every pure and waiting node type; the compiler refuses one that is missing. */
export const controls = {
  'data.set': dataSetControl,
  'flow.condition': flowConditionControl,
  'flow.switch': flowSwitchControl,
  'flow.end': flowEndControl,
  'wait.time': waitTimeControl,
  'wait.reply': waitReplyControl,
} as const satisfies Readonly<Record<NodeTypeOf<'pure' | 'waiting'>, Control>>;
