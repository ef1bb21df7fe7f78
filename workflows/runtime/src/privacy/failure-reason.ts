import { ActivityFailure, ApplicationFailure, isCancellation } from '@temporalio/workflow';

/** Why a Temporal workflow for privacy failed, in a sentence without personal data. */
export function failureReason(thrown: unknown): string {
  if (isCancellation(thrown)) return 'It was cancelled.';
  const cause = thrown instanceof ActivityFailure ? thrown.cause : thrown;
  return cause instanceof ApplicationFailure ? cause.message : 'It broke off for a reason on our side.';
}
