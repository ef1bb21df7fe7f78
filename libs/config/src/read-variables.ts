import { DomainError, type FieldError } from '@flowkeep/contracts';
import type { z } from 'zod';
import { VARIABLES, type VariableName } from './variables.ts';
import type { Variable } from './variable.ts';

/** The environment of a process, or a stand-in for it. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Values<Name extends VariableName> = {
  readonly [N in Name]: z.output<(typeof VARIABLES)[N]['schema']>;
};

/**
 * Reads the variables that a process needs. Throws one `configuration-missing` that names every variable which is
 * missing or wrong, and its fix; values are never quoted.
 */
export function readVariables<const Name extends VariableName>(
  environment: Environment,
  names: readonly Name[],
): Values<Name> {
  const problems: FieldError[] = [];
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const definition: Variable<unknown> = VARIABLES[name];
    const given = environment[name]?.trim();
    const raw = given === undefined || given === '' ? definition.fallback : given;
    const parsed = raw === undefined ? null : definition.schema.safeParse(raw);
    if (parsed === null) problems.push({ path: name, message: `${name} is not set. ${definition.fix}` });
    else if (parsed.success) values[name] = parsed.data;
    else problems.push({ path: name, message: `${name} cannot be used. ${definition.fix}` });
  }
  if (problems.length > 0) {
    const text = problems.map(({ message }) => message).join('\n');
    throw new DomainError('configuration-missing', text, { fields: problems });
  }
  return values as Values<Name>;
}
