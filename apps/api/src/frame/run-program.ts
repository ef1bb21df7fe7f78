import { DomainError } from '@flowkeep/contracts';
import { fromDatabaseError } from '@flowkeep/persistence';

/** Runs a program to its end. What people can mend is said in a sentence, a defect with its stack; both exit with 1. */
export function runProgram(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  });
}

function explain(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  const database = fromDatabaseError(error);
  if (database?.code === 'unavailable') return 'PostgreSQL does not answer at the address that was given.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
