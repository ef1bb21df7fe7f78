import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from './migrations/index.ts';

/**
 * Brings the schema up to date in the role that owns it. Two processes may call it at once: the second waits.
 * Gives the names of the migrations that it ran.
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    poolSize: 2,
    connectTimeoutMS: 10_000,
    extra: { application_name: 'flowkeep-migrate' },
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtextextended('flowkeep.migrate', 0))`);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
