import { fromDatabaseError } from '@flowkeep/persistence';
import { pino, type Logger } from 'pino';

export type { Logger };

/** Structured logs on stdout: ids, counts and codes only, never what a person wrote or is called. */
export function createLogger(level: string): Logger {
  return pino({ level, base: { app: 'worker' }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** What may be logged of anything thrown: its code or its kind, and our own words. */
export function errorFacts(thrown: unknown): Readonly<Record<string, string>> {
  if (!(thrown instanceof Error)) return { error: 'unknown' };
  const database = thrown.name === 'DomainError' ? null : fromDatabaseError(thrown);
  if (database !== null) return { error: thrown.name, code: database.code, message: database.message };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return { error: thrown.name, ...code, ...(thrown.name === 'DomainError' && { message: thrown.message }) };
}
