/** What a log may say of an error. */
export interface ErrorFacts {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly at: readonly string[];
  readonly cause?: ErrorFacts;
}

/** The texts and parameters of the database's errors quote people's data: of these only type, code and place are kept. */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (typeof error !== 'object' || error === null) return { type: typeof error, at: [] };
  const { name, message, stack, code, cause, driverError, severity } = error as Readonly<Record<string, unknown>>;
  const isOfDatabase = driverError !== undefined || severity !== undefined;
  const inner: unknown = driverError ?? cause;
  return {
    type: typeof name === 'string' ? name : 'Error',
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' && !isOfDatabase ? { message } : {}),
    at: typeof stack === 'string' ? framesOf(stack) : [],
    ...(inner !== undefined && depth < 3 ? { cause: errorFacts(inner, depth + 1) } : {}),
  };
}

function framesOf(stack: string): readonly string[] {
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return frames.slice(0, 12).map((line) => line.trim());
}
