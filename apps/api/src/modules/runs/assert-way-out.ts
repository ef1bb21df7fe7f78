import { DomainError } from '@flowkeep/contracts';

/** Throws `invalid-input` where a step cannot be left by a port. `path` is where the port stands in the request. */
export function assertWayOut(ways: readonly string[], port: string, path: string): void {
  if (ways.includes(port)) return;
  const message = `The step has no way out called "${port}", only: ${ways.join(', ')}.`;
  throw new DomainError('invalid-input', 'The step cannot be left that way.', { fields: [{ path, message }] });
}
