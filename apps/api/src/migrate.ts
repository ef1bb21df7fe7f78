import { loadMigrateConfig } from '@flowkeep/config';
import { migrate } from '@flowkeep/persistence';
import { runProgram } from './frame/run-program.ts';

/** Brings the schema up to date. */
runProgram(async () => {
  const done = await migrate(loadMigrateConfig(process.env).ownerDatabaseUrl);
  const text = done.length === 0 ? 'The schema is up to date.' : `Migrated: ${done.join(', ')}.`;
  process.stdout.write(`${text}\n`);
});
