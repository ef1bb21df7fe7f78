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

/** What an input says of itself; nothing where it was erased. */
interface Versions {
  readonly v?: number;
  readonly engineVersion?: number;
}

/**
 * An input that was erased ends the run. One of a newer version only fails the task: Temporal gives it out again, until a
 * worker of that version takes it.
 */
function refuseWhatCannotRun({ v = 0, engineVersion = 0 }: Versions): void {
  if (v > 1 || engineVersion > ENGINE_VERSION) {
    throw new Error('This run is of a newer version. It waits for a newer worker.');
  }
  if (v === 1 && engineVersion >= 1) return;
  throw ApplicationFailure.nonRetryable('The input of this run cannot be read: it was erased.', 'data-erased');
}
