/** How an error behaves everywhere: HTTP status, whether trying again can help, and how loudly it is logged. */
export interface ErrorPolicy {
  readonly status: number;
  readonly title: string;
  readonly retry: boolean;
  readonly log: 'debug' | 'info' | 'warn' | 'error';
}

/** Every error code of the product. HTTP, logs and Temporal retries all read this one table. */
export const ERROR_POLICIES = {
  'bad-request': { status: 400, title: 'The request cannot be read', retry: false, log: 'info' },
  'invalid-input': { status: 422, title: 'Some fields need attention', retry: false, log: 'info' },
  'invalid-graph': { status: 422, title: 'The workflow has problems', retry: false, log: 'info' },
  'simulation-failed': { status: 422, title: 'A simulation of the workflow fails', retry: false, log: 'info' },
  unauthenticated: { status: 401, title: 'Sign in first', retry: false, log: 'info' },
  'invalid-signature': { status: 401, title: 'The signature does not match', retry: false, log: 'warn' },
  forbidden: { status: 403, title: 'You may not do this', retry: false, log: 'info' },
  'not-found': { status: 404, title: 'Not found', retry: false, log: 'info' },
  conflict: { status: 409, title: 'Somebody else changed it first', retry: false, log: 'info' },
  'payload-too-large': { status: 413, title: 'The request is too large', retry: false, log: 'info' },
  'unsupported-media-type': { status: 415, title: 'This content type is not accepted', retry: false, log: 'info' },
  'rate-limited': { status: 429, title: 'Too many requests', retry: true, log: 'warn' },
  'provider-rejected': { status: 502, title: 'The provider refused', retry: false, log: 'warn' },
  'provider-unavailable': { status: 502, title: 'The provider does not answer', retry: true, log: 'warn' },
  'outcome-unknown': { status: 502, title: 'The provider may or may not have done it', retry: false, log: 'warn' },
  'configuration-missing': { status: 409, title: 'Something is not set up', retry: false, log: 'warn' },
  'timed-out': { status: 504, title: 'It took longer than it may', retry: true, log: 'info' },
  'data-erased': { status: 410, title: 'This data was erased', retry: false, log: 'info' },
  unavailable: { status: 503, title: 'Not available right now', retry: true, log: 'error' },
  internal: { status: 500, title: 'Something went wrong on our side', retry: true, log: 'error' },
} as const satisfies Record<string, ErrorPolicy>;

/** A stable, machine-readable name of what went wrong. */
export type ErrorCode = keyof typeof ERROR_POLICIES;

/** Whether a string is one of our error codes. */
export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(ERROR_POLICIES, value);
}
