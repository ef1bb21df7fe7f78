import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readJson } from './json-file.mjs';

const require = createRequire(import.meta.url);

/** The script behind a command of an installed package, to be run with this Node on every system. */
export function packageProgram(name, command = name) {
  // Not every package lets its package.json be imported.
  const folder = require.resolve
    .paths(name)
    .map((modules) => join(modules, name))
    .find((candidate) => existsSync(join(candidate, 'package.json')));
  if (!folder) throw new Error(`The package ${name} is not installed.`);
  const { bin } = readJson(join(folder, 'package.json'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
