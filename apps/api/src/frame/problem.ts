import { DomainError, ERROR_POLICIES, type ErrorCode, type FieldError } from '@flowkeep/contracts';
import { fromDatabaseError } from '@flowkeep/persistence';
import { HttpException } from '@nestjs/common';

/** The body of every error answer: RFC 9457 with our code. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly fields?: readonly FieldError[];
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  readonly requestId: string;
}

/** What any error means to the caller. An error that nobody foresaw says nothing of itself. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return fromHttpException(error);
  const known = fromDatabaseError(error) ?? fromFastifyError(error);
  if (known !== null) return known;
  const message = 'Something went wrong on our side. Try again; if it stays, tell support the request id.';
  return new DomainError('internal', message, { cause: error });
}

export function problemOf(error: DomainError, requestId: string): Problem {
  const { status, title } = ERROR_POLICIES[error.code];
  return {
    type: `https://flowkeep.dev/problems/${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    ...(error.fields.length > 0 ? { fields: error.fields } : {}),
    ...(Object.keys(error.details).length > 0 ? { details: error.details } : {}),
    requestId,
  };
}

const BY_STATUS: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  400: ['bad-request', 'The request cannot be read. Check that the body is valid JSON.'],
  401: ['unauthenticated', 'Sign in to do this.'],
  403: ['forbidden', 'You may not do this.'],
  404: ['not-found', 'There is nothing at this address.'],
  405: ['not-found', 'There is nothing at this address for this method.'],
  413: ['payload-too-large', 'The request is larger than this address takes. Send less at once.'],
  414: ['bad-request', 'The address of the request is too long.'],
  415: ['unsupported-media-type', 'Send JSON with the header content-type: application/json.'],
  429: ['rate-limited', 'There were too many requests. Wait a minute and try again.'],
  503: ['unavailable', 'This is not available right now. Try again in a moment.'],
};

function fromHttpException(error: HttpException): DomainError {
  const [code, message] = BY_STATUS[error.getStatus()] ?? ['internal', 'Something went wrong on our side.'];
  return new DomainError(code, message, { cause: error });
}

function fromFastifyError(error: unknown): DomainError | null {
  if (typeof error !== 'object' || error === null) return null;
  const { statusCode } = error as { readonly statusCode?: unknown };
  const known = typeof statusCode === 'number' && statusCode < 500 ? BY_STATUS[statusCode] : undefined;
  return known === undefined ? null : new DomainError(known[0], known[1], { cause: error });
}
