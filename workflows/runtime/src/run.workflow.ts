import { ApplicationFailure, CancellationScope, CancelledFailure } from '@temporalio/workflow';
import { ENGINE_VERSION } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { RunDriver, type RunOutcome } from './run-driver.ts';
import type { RunStart } from './contract/index.ts';

/**
 * One run. It answers to every Temporal workflow type that has no code of its own, so that the type is the slug of
 * the workflow that was drawn.
 */
export default async function run(start: RunStart, plan: Plan): Promise<RunOutcome> {
  refuseWhatCannotRun(start);
  const driver = new RunDriver(start, plan);
  CancellationScope.current().cancelRequested.catch(() => driver.cancel('Cancelled in Temporal.'));
  // Nothing inside is torn down by a cancellation: the engine hears of it and ends the run in order.
  const outcome = await CancellationScope.nonCancellable(() => driver.run());
  if (outcome.status === 'cancelled' && CancellationScope.current().consideredCancelled) {
    throw new CancelledFailure('The run was cancelled.');
  }
  if (outcome.status !== 'failed') return outcome;
  const { code, message } = outcome.error ?? { code: 'internal', message: 'The run failed.' };
  throw ApplicationFailure.nonRetryable(message, code);
}

/** An input that was erased, or one of a version that this code does not know. */
function refuseWhatCannotRun(start: Partial<RunStart>): void {
  const { v, engineVersion = 0 } = start;
  if (v === 1 && engineVersion >= 1 && engineVersion <= ENGINE_VERSION) return;
  throw ApplicationFailure.nonRetryable(
    'The input of this run cannot be read: it was erased or is too new.',
    'data-erased',
  );
}
