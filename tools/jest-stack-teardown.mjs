import tearDownDatabase from './jest-database-teardown.mjs';

export default async function tearDownStack() {
  await Promise.all([globalThis.flowkeepTestTemporal?.stop(), tearDownDatabase()]);
}
