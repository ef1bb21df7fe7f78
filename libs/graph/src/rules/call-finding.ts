import type { Problem } from '../problem.ts';

/** What is wrong with a call, before it has a place. */
export interface CallFinding extends Pick<Problem, 'code' | 'message' | 'fix'> {
  readonly field: string;
}
