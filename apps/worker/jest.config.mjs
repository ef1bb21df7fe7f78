import shared from '../../jest.config.mjs';

export default {
  ...shared,
  globalSetup: '../../tools/jest-stack.mjs',
  globalTeardown: '../../tools/jest-stack-teardown.mjs',
  testTimeout: 60_000,
};
