// Entry for code that Temporal replays: behaviour only, without forms and schemas.
import type { Control } from '@flowkeep/engine';
import { dataSetControl } from './data/set/control.ts';
import { flowCallControl } from './flow/call/control.ts';
import { flowConditionControl } from './flow/condition/control.ts';
import { flowEachControl } from './flow/each/control.ts';
import { flowEndControl } from './flow/end/control.ts';
import { flowGoalControl } from './flow/goal/control.ts';
import { flowGotoControl } from './flow/goto/control.ts';
import { flowJoinControl } from './flow/join/control.ts';
import { flowRepeatControl } from './flow/repeat/control.ts';
import { flowSplitControl } from './flow/split/control.ts';
import { flowSwitchControl } from './flow/switch/control.ts';
import { waitApprovalControl } from './wait/approval/control.ts';
import { waitEventControl } from './wait/event/control.ts';
import { waitReplyControl } from './wait/reply/control.ts';
import { waitTimeControl } from './wait/time/control.ts';
import type { NodeTypeOf } from './node-definitions.ts';

/** Behaviour of every pure and waiting node type and of goals; the compiler refuses one that is missing. */
export const controls = {
  'data.set': dataSetControl,
  'flow.condition': flowConditionControl,
  'flow.switch': flowSwitchControl,
  'flow.split': flowSplitControl,
  'flow.join': flowJoinControl,
  'flow.each': flowEachControl,
  'flow.repeat': flowRepeatControl,
  'flow.goto': flowGotoControl,
  'flow.call': flowCallControl,
  'flow.goal': flowGoalControl,
  'flow.end': flowEndControl,
  'wait.time': waitTimeControl,
  'wait.reply': waitReplyControl,
  'wait.event': waitEventControl,
  'wait.approval': waitApprovalControl,
} as const satisfies Readonly<Record<NodeTypeOf<'pure' | 'waiting'> | 'flow.goal', Control>>;
