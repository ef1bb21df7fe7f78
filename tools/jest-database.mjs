// Jest globalSetup of projects whose tests need PostgreSQL.
import { endOnSignals } from './testing/end-on-signals.mjs';
import { temporaryDatabase } from './testing/temporary-database.mjs';

/** Environment set here reaches the test files. */
export default async function setUpDatabase() {
  endOnSignals();
  const database = await temporaryDatabase();
  globalThis.flowkeepTestDatabase = database;
  process.env.TEST_OWNER_DATABASE_URL = database.url('owner');
  process.env.TEST_DATABASE_URL = database.url('app');
  process.env.TEST_AUTH_DATABASE_URL = database.url('auth');
}
