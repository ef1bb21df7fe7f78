import shared from '../../jest.config.mjs';

export default {
  ...shared,
  globalSetup: '../../tools/jest-database.mjs',
  globalTeardown: '../../tools/jest-database-teardown.mjs',
};
