// npm test: everything that has to hold. Name gates to run only those: npm test -- lint test
import { nodeProblem } from './start/node-version.mjs';
import { openHome } from './start/home.mjs';
import { installPackages, packagesAreMissing } from './start/packages.mjs';
import { obtainTemporal } from './start/temporal-binary.mjs';

async function prepare() {
  const problem = nodeProblem();
  if (problem) throw new Error(problem);
  const home = openHome();
  const temporal = obtainTemporal(console.log);
  temporal.catch(() => {});
  if (packagesAreMissing()) await installPackages({ log: home.log('packages'), say: console.log });
  return temporal;
}

async function main(names) {
  await prepare();
  const { gates } = await import('./test/gates.mjs');
  const { runGate } = await import('./test/run-gate.mjs');
  const all = gates();
  const unknown = names.find((name) => !all.some((gate) => gate.name === name));
  if (unknown) throw new Error(`There is no gate "${unknown}". Known: ${all.map((gate) => gate.name).join(', ')}.`);

  const results = [];
  for (const gate of all) if (names.length === 0 || names.includes(gate.name)) results.push(await runGate(gate));

  console.log('\n');
  for (const { name, passed, failed, seconds } of results) {
    console.log(
      `${failed ? '✗' : '✓'} ${name.padEnd(12)} ${`${passed} passed, ${failed} failed`.padEnd(26)} ${seconds} s`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  return 1;
});
