export { AheadCancelRepository } from './ahead-cancel.repository.ts';
export { allowedActions, refusalOf } from './allowed-actions.ts';
export {
  bulkFacts,
  type BulkOperation,
  BulkOperationRepository,
  type BulkOptions,
  type ClaimedBulkOperation,
} from './bulk-operation.repository.ts';
export { type OperableRun, type OperableStep, OperableRunRepository } from './operable-run.repository.ts';
export {
  type NodeMapping,
  RETRY_TRIGGER_SEAL,
  RUN_ACTIONS,
  type RunAction,
  type RunCommand,
  type RunOrderRequest,
} from './run-action.ts';
export { type PendingOrder, RunCommandRepository, type RunCommandRow } from './run-command.repository.ts';
export { type OrderReceipt, RunOrders } from './run-orders.ts';
export { EVERY_RUN, type RunSelection } from './run-selection.ts';
export { type ChildRun, StandingRunRepository, type StandingRuns } from './standing-run.repository.ts';
export { UnstartedRunRepository } from './unstarted-run.repository.ts';
export { ReopenedRunRepository, type Reopening } from './reopened-run.repository.ts';
