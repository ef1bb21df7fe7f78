import shared from '../jest.config.mjs';

/** Tests of the tools themselves. */
export default {
  ...shared,
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  transform: {},
  testTimeout: 60_000,
};
