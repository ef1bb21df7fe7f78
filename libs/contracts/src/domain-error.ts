import { ERROR_POLICIES, type ErrorCode } from './error-codes.ts';

/** One field that needs attention: `path` is dotted (`nodes.greet.config.text`), `message` says what to do. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

interface DomainErrorOptions {
  readonly cause?: unknown;
  readonly fields?: readonly FieldError[];
  /** Facts without personal data, safe to log and to show. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * The one error of the product. `message` is for people: what happened, to what, and what the reader can do.
 * The code decides HTTP status, log level and whether a retry can help.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly fields: readonly FieldError[];
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: DomainErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fields = options.fields ?? [];
    this.details = options.details ?? {};
  }

  get status(): number {
    return ERROR_POLICIES[this.code].status;
  }

  get retryable(): boolean {
    return ERROR_POLICIES[this.code].retry;
  }
}
