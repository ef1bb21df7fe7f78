import type { StepReport } from '@flowkeep/contracts';
import type { Run } from '../api/run.ts';

/**
 * Whether a run has failed with this step. It may know of failures that it came past: those have a way out, or another
 * instant than the one that ended the run.
 */
export function failedWith(
  run: Pick<Run, 'status' | 'error'>,
  { status, port, error }: Pick<StepReport, 'status' | 'port' | 'error'>,
): boolean {
  return run.status === 'failed' && status === 'failed' && port === null && error?.at === run.error?.at;
}
