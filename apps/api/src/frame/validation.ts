import { DomainError, type FieldError } from '@flowkeep/contracts';
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

/** Bodies and queries are what their class says, and nothing more. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => fieldErrors(error, ''));
      return new DomainError('invalid-input', sentence(fields), { fields });
    },
  });
}

function fieldErrors(error: ValidationError, parent: string): readonly FieldError[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    path,
    message: messageOf(rule, text, path),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}

function messageOf(rule: string, text: string, path: string): string {
  if (rule === 'whitelistValidation') return `${path} is not known here. Leave it out.`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function sentence(fields: readonly FieldError[]): string {
  const [first] = fields;
  if (first === undefined) return 'The request needs attention.';
  return fields.length === 1 ? first.message : `${first.message} ${fields.length - 1} more to look at.`;
}
