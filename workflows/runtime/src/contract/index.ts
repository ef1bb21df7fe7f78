export type { ChainInput, ExecuteInput, RefusedMove, RunActivities, SettleInput, SettleResult } from './activities.ts';
export { executeInputOf } from './execute-input.ts';
export { NODE_QUEUES } from './node-queues.ts';
export { planReference, type PlanReference } from './plan-reference.ts';
export { placeOf, type RunPlace } from './run-place.ts';
export type { RunOrder, RunOrderSignal } from './run-order.ts';
export { type RunCarry, type RunReference, type RunStart, SIGNALS, type WaitSignal } from './run-start.ts';
export { SEARCH_ATTRIBUTES } from './search-attributes.ts';
export { TASK_QUEUES, type TaskQueue } from './task-queues.ts';
