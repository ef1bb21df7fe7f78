import { join } from 'node:path';
import { endOnSignals } from './end-on-signals.mjs';
import { temporaryStack } from './temporary-stack.mjs';

/** Playwright globalSetup: one stack for all browser tests. FLOWKEEP_STACK_FILE names one that runs already. */
export default async function setUpStack() {
  if (process.env.FLOWKEEP_STACK_FILE) return undefined;
  endOnSignals();
  const { folder, release } = await temporaryStack();
  process.env.FLOWKEEP_STACK_FILE = join(folder, 'stack.json');
  return release;
}
