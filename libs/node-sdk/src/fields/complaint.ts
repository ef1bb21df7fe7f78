import type { ZodType } from 'zod';

/** What is wrong with a value, and what to do about it. `path` leads into the value. */
export interface Complaint {
  readonly message: string;
  readonly fix: string;
  readonly path?: readonly (string | number)[];
}

/** A schema that also asks `check`. The fix travels in the issue's `params`. */
export function checked<T>(
  schema: ZodType<T>,
  check: (value: T) => Complaint | readonly Complaint[] | null,
): ZodType<T> {
  return schema.superRefine((value, context) => {
    const found = check(value);
    if (found === null) return;
    for (const { message, fix, path } of 'message' in found ? [found] : found) {
      context.addIssue({ code: 'custom', message, params: { fix }, path: [...(path ?? [])] });
    }
  });
}
