import { DomainError, type ErrorCode } from '@flowkeep/contracts';
import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { type Problem, problemOf } from './problem.ts';

/** The session's token stays in the cookie, where no script reads it. */
export function withoutToken(text: string): string {
  const body = parsed(text);
  if (!isJsonObject(body)) return text;
  const session = isJsonObject(body['session']) ? { session: omitToken(body['session']) } : {};
  return JSON.stringify({ ...omitToken(body), ...session });
}

/** Sign-in's refusals as problem documents; `message` and `reason` are what its own client reads. */
export function signInProblem(
  status: number,
  text: string,
  requestId: string,
): Problem & { message: string; reason: string } {
  const body = parsed(text);
  const reason = isJsonObject(body) && typeof body['code'] === 'string' ? body['code'] : '';
  const { code, message } = meaning(status, reason);
  const problem = problemOf(new DomainError(code, message), requestId);
  return { ...problem, message: problem.detail, reason };
}

function meaning(status: number, reason: string): { readonly code: ErrorCode; readonly message: string } {
  if (reason === 'INVALID_EMAIL_OR_PASSWORD') {
    return { code: 'unauthenticated', message: 'E-mail or password is wrong. Check both and try again.' };
  }
  if (reason === 'INVALID_PASSWORD') return { code: 'unauthenticated', message: 'The password is wrong. Try again.' };
  if (status === 401) return { code: 'unauthenticated', message: 'Sign in first.' };
  if (status === 403)
    return { code: 'forbidden', message: 'This request comes from another site. Open Flowkeep itself.' };
  if (status === 415) return { code: 'unsupported-media-type', message: 'Send JSON.' };
  if (status === 429)
    return { code: 'rate-limited', message: 'There were too many attempts. Wait a minute and try again.' };
  if (status < 500)
    return { code: 'invalid-input', message: 'Give an e-mail address and a password of at least 10 characters.' };
  return { code: 'unavailable', message: 'Nobody can sign in right now. Try again in a moment.' };
}

function omitToken({ token: _, ...rest }: JsonObject): JsonObject {
  return rest;
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}
