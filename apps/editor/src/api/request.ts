import { readProblem, unreachable } from './api-error.ts';
import type { PageOf } from './page-of.ts';
import { signInAgain } from './sign-in-again.ts';

type QueryValue = string | number | boolean | null | undefined;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Empty, null and undefined values are left out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly signal?: AbortSignal | undefined;
  /** True where a missing session is an answer, not a reason to ask for sign-in. */
  readonly anonymous?: boolean;
}

/**
 * One call of the API. The shape of the answer is the promise of the API for that path.
 * An expired session is renewed by asking the reader, then the same request is sent again.
 * @throws ApiError
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const first = await send(path, options);
  const expired = first.status === 401 && options.anonymous !== true;
  const response = expired && (await signInAgain()) ? await send(path, options) : first;
  const body = await readBody(response);
  if (!response.ok) throw readProblem(response.status, body);
  return body as Answer;
}

/** The items of a list that is read as one page. */
export async function requestList<List extends Pick<PageOf<unknown>, 'items'>>(
  path: string,
  options: RequestOptions = {},
): Promise<List['items']> {
  return (await request<List>(path, options)).items;
}

/** The path of something inside a workspace: `workspacePath(id, '/runs')`. */
export function workspacePath(workspaceId: string, path = ''): string {
  return `/api/v1/workspaces/${encodeURIComponent(workspaceId)}${path}`;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, query, signal } = options;
  try {
    return await fetch(path + queryString(query), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw unreachable();
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function queryString(query: RequestOptions['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? '' : `?${search}`;
}
