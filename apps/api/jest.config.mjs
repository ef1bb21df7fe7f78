import shared from '../../jest.config.mjs';

export default {
  ...shared,
  globalSetup: '../../tools/jest-stack.mjs',
  globalTeardown: '../../tools/jest-stack-teardown.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  testTimeout: 30_000,
};
