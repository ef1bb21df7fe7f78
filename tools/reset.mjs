// npm run reset: stops what runs and empties the data folder. Packages, builds and the Temporal server are kept.
import { rmSync } from 'node:fs';
import { openHome } from './start/home.mjs';
import { endLeftovers } from './start/leftovers.mjs';
import { holderOf } from './start/lock.mjs';
import { waitUntil } from './start/wait-until.mjs';

const home = openHome();
const holder = holderOf(home);
if (holder) {
  console.log('Flowkeep runs; stopping it first …');
  process.kill(holder.pid, 'SIGTERM');
  await waitUntil('Flowkeep stops', () => !holderOf(home), { timeout: 60_000 });
}
await endLeftovers(home);
rmSync(home.folder, { recursive: true, force: true });
console.log(`${home.folder} is empty. npm start begins anew.`);
