import { test as base } from '@playwright/test';
import { readStack, type Stack } from '@flowkeep/testing';

/** Tests of the whole product: `stack` says where everything is, and pages open at the editor. */
export const test = base.extend<{ stack: Stack }>({
  // Playwright reads from the pattern which fixtures a fixture needs; these need none.
  stack: async ({}, use) => use(readStack()),
  baseURL: async ({ stack }, use) => use(stack.urls.editor),
});

export { expect } from '@playwright/test';
