import { DomainError } from '@flowkeep/contracts';

const DOWN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  // PostgreSQL: connection exceptions, shutting down, starting up, too many connections
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);
const DOWN_TEXT =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|not connected|not yet established|not queryable/i;

/**
 * What an error of the database driver means to a caller, or null where it is a defect of ours.
 * The driver's own text is never passed on: it may quote values.
 */
export function fromDatabaseError(error: unknown): DomainError | null {
  const { code, message } = factsOf(error);
  if (DOWN.has(code) || DOWN_TEXT.test(message)) {
    return new DomainError('unavailable', 'The database cannot be reached right now. Try again in a moment.', {
      cause: error,
    });
  }
  if (code === '23505') {
    return new DomainError('conflict', 'This exists already. Choose another name or reload to see it.', {
      cause: error,
    });
  }
  if (code === '40001' || code === '40P01' || code === '55P03') {
    return new DomainError('conflict', 'Somebody else changed this at the same moment. Reload and try again.', {
      cause: error,
    });
  }
  if (code === '22P02' && /type uuid/.test(message)) {
    return new DomainError('not-found', 'There is nothing under this id.', { cause: error });
  }
  // PostgreSQL's text and jsonb hold every character but NUL.
  if (code === '22021' || code === '22P05') {
    return new DomainError('invalid-input', 'A text holds a character that cannot be kept. Type it anew.', {
      cause: error,
    });
  }
  // Numbers and moments beyond what PostgreSQL's types hold.
  if (code === '22003' || code === '22007' || code === '22008') {
    return new DomainError('invalid-input', 'A number or a date is beyond what can be kept. Correct it.', {
      cause: error,
    });
  }
  if (code === '23503') {
    return new DomainError('not-found', 'Something this refers to is not there any more. Reload and try again.', {
      cause: error,
    });
  }
  if (code === '42501' && /row-level security/.test(message)) {
    return new DomainError('not-found', 'There is nothing under this id in this workspace.', { cause: error });
  }
  return null;
}

/** Whether two transactions were in one another's way, so that the one that gave way need only be done again. */
export function isCollision(error: unknown): boolean {
  return ['40001', '40P01'].includes(factsOf(error).code);
}

interface Facts {
  readonly code: string;
  readonly message: string;
}

/** TypeORM wraps the driver's error, and a connection to several addresses fails as a list of errors. */
function factsOf(error: unknown): Facts {
  if (typeof error !== 'object' || error === null) return { code: '', message: '' };
  const { code, message, driverError, errors } = error as Readonly<Record<string, unknown>>;
  const text = typeof message === 'string' ? message : '';
  if (typeof code === 'string' && code !== '') return { code, message: text };
  const inner: unknown = driverError ?? (Array.isArray(errors) ? errors[0] : undefined);
  return inner === undefined || inner === error ? { code: '', message: text } : factsOf(inner);
}
