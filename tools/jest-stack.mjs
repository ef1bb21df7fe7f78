// Jest globalSetup of projects whose tests need PostgreSQL and Temporal.
import setUpDatabase from './jest-database.mjs';
import tearDownDatabase from './jest-database-teardown.mjs';
import { temporaryTemporal } from './testing/temporary-temporal.mjs';

export default async function setUpStack() {
  const [, temporal] = await Promise.allSettled([setUpDatabase(), temporaryTemporal()]).then(async (results) => {
    const failed = results.find(({ status }) => status === 'rejected');
    if (!failed) return results.map(({ value }) => value);
    // Jest does not run the teardown when the set-up throws.
    await Promise.all([tearDownDatabase(), results[1].value?.stop()]);
    throw failed.reason;
  });
  globalThis.flowkeepTestTemporal = temporal;
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address;
}
