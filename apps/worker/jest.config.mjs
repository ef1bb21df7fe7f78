import shared from '../../jest.config.mjs';

export default {
  ...shared,
  globalSetup: '../../tools/jest-stack.mjs',
  globalTeardown: '../../tools/jest-stack-teardown.mjs',
  testTimeout: 60_000,
  // Workers take whatever is in the database, of the other files too, and rates are everybody's.
  maxWorkers: 1,
  // Modules of files that are done are never given back: a process that holds this much is replaced behind its file.
  workerIdleMemoryLimit: '1GB',
  // A suite whose worker could not be stopped has failed and says so; without this it would also keep the process for ever.
  forceExit: true,
};
