import { isGrpcServiceError } from '@temporalio/client';
import { DomainError, type StepError } from '@flowkeep/contracts';
import { isOutage } from '../outage.ts';

/** What becomes of a run that could not be started, for a reason of its own. */
type StartOutcome =
  { readonly kind: 'again'; readonly seconds: number } | { readonly kind: 'give-up'; readonly error: StepError };

/** Tries of which each has failed for a reason of the run's own: about three minutes. */
const MOST_FAILURES = 8;
const LONGEST_PAUSE = 60;

/** gRPC codes by which Temporal refuses one request: all others may be trouble of its own. */
const REFUSED: readonly number[] = [3, 11];
const TOO_LARGE = /larger than max/;
/** Temporal takes a while to know those of a new namespace, and says so of every run. */
const OF_THE_NAMESPACE = /search attribute/i;

const UNKNOWN_REASON = 'The run could not be started, for a reason on our side. The log of the worker says more.';

/** What a retry cannot help ends the run at once; everything else after some tries. */
export function outcomeOfStartFailure(thrown: unknown, failuresBefore: number, now: Date): StartOutcome {
  const known = causesOf(thrown).find((cause) => cause instanceof DomainError);
  const failures = failuresBefore + 1;
  const isFinal = known !== undefined && !known.retryable && known.code !== 'conflict';
  if (!isFinal && failures < MOST_FAILURES) return { kind: 'again', seconds: Math.min(2 ** failures, LONGEST_PAUSE) };
  const { code, message } = known ?? { code: 'internal', message: UNKNOWN_REASON };
  return { kind: 'give-up', error: { code, message, attempt: failures, at: now.toISOString() } };
}

/** Whether our database or Temporal is away, which says nothing about the run. */
export function saysNothingOfTheRun(thrown: unknown): boolean {
  return causesOf(thrown).some((cause) => isOutage(cause) || (isGrpcServiceError(cause) && !isRefusal(cause)));
}

function isRefusal({ code, details }: { readonly code: number; readonly details: string }): boolean {
  return TOO_LARGE.test(details) || (REFUSED.includes(code) && !OF_THE_NAMESPACE.test(details));
}

/** What was thrown, with what led to it. */
function causesOf(thrown: unknown): readonly unknown[] {
  return thrown instanceof Error ? [thrown, ...causesOf(thrown.cause)] : [thrown];
}
