import { ValidateIf } from 'class-validator';

/**
 * A field that may be left out, and is what its type says where it is given. `IsOptional` would let null past every
 * other rule too: it is for fields whose type says `| null`.
 */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_object: unknown, value: unknown) => value !== undefined);
}
