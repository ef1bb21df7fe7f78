import { WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { saysNothingOfTheRun } from '../dispatch/start-failure.ts';

/** Whether the database, Temporal or every worker of a run that sleeps is away: the order itself can be followed. */
export function saysNothingOfTheOrder(thrown: unknown): boolean {
  return thrown instanceof WorkflowUpdateRPCTimeoutOrCancelledError || saysNothingOfTheRun(thrown);
}
