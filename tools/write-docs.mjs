// npm run docs: writes the pages that are made from the code. With --check it writes nothing, and fails when one is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from './start/home.mjs';

await import('@swc-node/register/esm-register'); // from here on the TypeScript of the libs can be imported
const { pages } = await import('./docs/pages.mjs');

const contentOf = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

const stale = [];
for (const { path, text } of await pages()) {
  const file = join(repositoryFolder, path);
  if (contentOf(file) !== text) stale.push({ path, file, text });
}

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} no longer says what the code does. Run: npm run docs`);
  if (stale.length === 0) console.log('The generated pages are up to date.');
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, file, text } of stale) {
    writeFileSync(file, text);
    console.log(`Wrote ${path}`);
  }
  if (stale.length === 0) console.log('Nothing has changed.');
}
