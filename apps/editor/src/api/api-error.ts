import { isErrorCode, type ErrorCode, type FieldError } from '@flowkeep/contracts';
import type { Schema } from './types.ts';

/** `unreachable`: no answer came at all, so the reader may be offline or the server down. */
export type ApiErrorCode = ErrorCode | 'unreachable';

/** A problem document as it comes, not looked at yet. Sign-in answers with a `message` alone. */
type UnreadProblem = Readonly<Partial<Record<keyof Schema<'ProblemDto'> | 'message', unknown>>>;

interface Problem {
  readonly code: ApiErrorCode;
  readonly status: number;
  /** A few words: what kind of thing went wrong. */
  readonly title: string;
  /** A sentence for people: what happened, to what, and what to do. */
  readonly detail: string;
  readonly fields: readonly FieldError[];
  readonly requestId: string | null;
  /** The whole answer, for codes that carry more: problems of a graph, the current revision. */
  readonly body: UnreadProblem;
}

/** An answer of the API that is not success. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldError[];
  readonly requestId: string | null;
  readonly body: UnreadProblem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.fields = problem.fields;
    this.requestId = problem.requestId;
    this.body = problem.body;
  }

  /** What is wrong with one field, by its path in the request. */
  fieldError(path: string): string | undefined {
    return this.fields.find((field) => field.path === path)?.message;
  }
}

/** Reads a problem+json body. Whatever is missing in it is filled from the status. */
export function readProblem(status: number, body: unknown): ApiError {
  const problem: UnreadProblem = isRecord(body) ? body : {};
  const title = textOr(problem.title, 'Something went wrong');
  return new ApiError({
    status,
    code: readCode(problem.code, status),
    title,
    detail: textOr(problem.detail, textOr(problem.message, `${title}. Try again in a moment.`)),
    fields: Array.isArray(problem.fields) ? problem.fields.filter(isFieldError) : [],
    requestId: typeof problem.requestId === 'string' ? problem.requestId : null,
    body: problem,
  });
}

/** The error when no answer came. */
export function unreachable(): ApiError {
  return new ApiError({
    code: 'unreachable',
    status: 0,
    title: 'No answer',
    detail: 'Flowkeep does not answer. Check your connection and try again.',
    fields: [],
    requestId: null,
    body: {},
  });
}

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'payload-too-large',
  422: 'invalid-input',
  429: 'rate-limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

function readCode(code: unknown, status: number): ErrorCode {
  if (typeof code === 'string' && isErrorCode(code)) return code;
  return CODE_OF_STATUS[status] ?? 'internal';
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string';
}
