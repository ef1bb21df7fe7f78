// npm start: the whole product on this machine, from a fresh clone. Needs Node and nothing else.
// Until packages are installed, nothing here may import one; what does so imports it later.
import { releaseLock, holderOf, takeLock } from './start/lock.mjs';
import { makeFirstRuns } from './start/first-runs.mjs';
import { openHome } from './start/home.mjs';
import { readJson } from './start/json-file.mjs';
import { endLeftovers } from './start/leftovers.mjs';
import { nodeProblem } from './start/node-version.mjs';
import { onStopRequest } from './start/stop-request.mjs';
import { sayTo } from './start/say.mjs';
import { screen } from './start/screen.mjs';
import { startStack } from './start/stack.mjs';

const began = Date.now();
const flags = new Set(process.argv.slice(2));

function fail(error) {
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}

function tellWhereItRuns(home) {
  const state = readJson(home.stack);
  const where = state ? ` at ${state.urls.editor}` : ' and is on its way up';
  console.log(
    `Flowkeep runs already${where} (process ${holderOf(home)?.pid}). Stop that one with Ctrl-C first, if you want a new one.`,
  );
}

async function run(home) {
  const say = sayTo(home.log('start'));
  const ended = await endLeftovers(home);
  if (ended.length > 0) say(`The last start was cut short; ended what it left behind: ${ended.join(', ')}.`);
  const stack = startStack({ home, say });
  const stopped = onStopRequest({ say, stop: stack.stop, kill: stack.kill });
  try {
    const state = await Promise.race([stack.up, stopped.then(() => null)]);
    if (!state) return;
    if (!flags.has('--quiet'))
      console.log(screen({ ...state, home, seconds: Math.round((Date.now() - began) / 1000) }));
    process.send?.('ready');
    if (!flags.has('--no-seed-runs')) {
      makeFirstRuns({ home, state }).catch((error) => say(`The example runs could not be made: ${error.message}`));
    }
    await stopped;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function main() {
  const problem = nodeProblem();
  if (problem) throw new Error(problem);
  const home = openHome();
  if (!takeLock(home)) return tellWhereItRuns(home);
  process.once('exit', () => releaseLock(home));
  await run(home);
}

await main().then(
  () => process.exit(),
  (error) => (fail(error), process.exit()),
);
