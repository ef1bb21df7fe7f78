import { z } from 'zod';

/** One environment variable: what it is for, how it is read, and what it is when it is not set. */
export interface Variable<T> {
  readonly description: string;
  readonly example: string;
  /** Text that stands for the variable when it is not set; without it the variable must be set. */
  readonly fallback?: string;
  readonly secret?: boolean;
  /** Says what a right value looks like; shown when the value is wrong. */
  readonly fix: string;
  readonly schema: z.ZodType<T, string>;
}

/** Keeps the type of a variable's value. */
export function variable<T>(definition: Variable<T>): Variable<T> {
  return definition;
}

/** Text that is there. */
export const text = z.string().min(1);

/** A whole number given as text. */
export function wholeNumber(from: number, to: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);
}

/** `true` or `false`, and nothing else: a typing error must not switch something off. */
export const trueOrFalse: z.ZodType<boolean, string> = z.enum(['true', 'false']).transform((value) => value === 'true');

/** An address with one of the schemes, without a slash at its end. */
export function address(...schemes: readonly string[]): z.ZodType<string, string> {
  return z
    .string()
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.replace(':', '')))
    .transform((value) => value.replace(/\/+$/, ''));
}
