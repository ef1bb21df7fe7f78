import { fromDatabaseError } from '@flowkeep/persistence';
import { pino, type Logger } from 'pino';

export type { Logger };

/** Structured logs on stdout: ids, counts and codes only, never what a person wrote or is called. */
export function createLogger(level: string): Logger {
  return pino({ level, base: { service: 'worker' } });
}

/** What a log line says of an error. */
interface ErrorFacts {
  readonly error: { readonly type: string; readonly code?: string; readonly message?: string };
}

/** What may be logged of anything thrown: its code or its kind, and our own words. */
export function errorFacts(thrown: unknown): ErrorFacts {
  if (!(thrown instanceof Error)) return { error: { type: typeof thrown } };
  const type = thrown.name;
  const database = type === 'DomainError' ? null : fromDatabaseError(thrown);
  if (database !== null) return { error: { type, code: database.code, message: database.message } };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return { error: { type, ...code, ...(type === 'DomainError' && { message: thrown.message }) } };
}
