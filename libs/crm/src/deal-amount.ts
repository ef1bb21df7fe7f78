import { DomainError } from '@flowkeep/contracts';

const DECIMAL = /^\d{1,12}(\.\d{1,2})?$/;

/** Null and empty text leave the amount. Throws `invalid-input` for anything but a decimal of at most two places. */
export function readAmount(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  if (DECIMAL.test(trimmed)) return trimmed;
  const message = 'Write the amount as a number with a point, for example 1250.50, without a currency.';
  throw new DomainError('invalid-input', `The amount cannot be read. ${message}`, {
    fields: [{ path: 'amount', message }],
  });
}
