// Jest globalSetup of projects whose tests need PostgreSQL and Temporal.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import setUpDatabase from './jest-database.mjs';
import tearDownDatabase from './jest-database-teardown.mjs';
import { temporaryTemporal } from './testing/temporary-temporal.mjs';

/** Each file of tests has a namespace of its own, named as the file: no worker gets what another file left behind. */
export default async function setUpStack(_, { rootDir }) {
  const namespaces = ['default', ...namespacesOf(rootDir)];
  const [, temporal] = await Promise.allSettled([setUpDatabase(), temporaryTemporal(namespaces)]).then(
    async (results) => {
      const failed = results.find(({ status }) => status === 'rejected');
      if (!failed) return results.map(({ value }) => value);
      // Jest does not run the teardown when the set-up throws.
      await Promise.all([tearDownDatabase(), results[1].value?.stop()]);
      throw failed.reason;
    },
  );
  globalThis.flowkeepTestTemporal = temporal;
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address;
}

function namespacesOf(rootDir) {
  const files = readdirSync(join(rootDir, 'src'), { recursive: true });
  return files.filter((file) => file.endsWith('.spec.ts')).map((file) => basename(file, '.spec.ts'));
}
