import { DomainError, type ErrorCode } from '@flowkeep/contracts';

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

const SAME_MOMENT = ['conflict', 'Somebody else changed this at the same moment. Reload and try again.'] as const;
const NOT_KEPT = ['invalid-input', 'A text holds a character that cannot be kept. Type it anew.'] as const;
const BEYOND = ['invalid-input', 'A number or a date is beyond what can be kept. Correct it.'] as const;

type Meaning = readonly [code: ErrorCode, message: string];

/** What PostgreSQL's codes mean where they alone say enough. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  '23505': ['conflict', 'This exists already. Choose another name or reload to see it.'],
  '40001': SAME_MOMENT,
  '40P01': SAME_MOMENT,
  '55P03': SAME_MOMENT,
  // PostgreSQL's text and jsonb hold every character but NUL.
  '22021': NOT_KEPT,
  '22P05': NOT_KEPT,
  // Numbers and moments beyond what PostgreSQL's types hold.
  '22003': BEYOND,
  '22007': BEYOND,
  '22008': BEYOND,
  '23503': ['not-found', 'Something this refers to is not there any more. Reload and try again.'],
  // A statement that was broken off: it took longer than it may.
  '57014': ['timed-out', 'It took the database longer than it may. Try again in a moment.'],
};

/**
 * What an error of the database driver means to a caller, or null where it is a defect of ours.
 * The driver's own text is never passed on: it may quote values.
 */
export function fromDatabaseError(error: unknown): DomainError | null {
  const meaning = meaningOf(factsOf(error));
  return meaning === null ? null : new DomainError(...meaning, { cause: error });
}

function meaningOf({ code, message }: Facts): Meaning | null {
  if (DOWN.has(code) || DOWN_TEXT.test(message)) {
    return ['unavailable', 'The database cannot be reached right now. Try again in a moment.'];
  }
  if (code === '22P02' && /type uuid/.test(message)) return ['not-found', 'There is nothing under this id.'];
  if (code === '42501' && /row-level security/.test(message)) {
    return ['not-found', 'There is nothing under this id in this workspace.'];
  }
  return Object.hasOwn(MEANINGS, code) ? (MEANINGS[code] ?? null) : null;
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
