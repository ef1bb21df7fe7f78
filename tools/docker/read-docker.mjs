import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryFolder } from '../start/home.mjs';

const folder = join(repositoryFolder, 'docker');

/** `NAME=value` lines of an environment file, comments left out. */
const parseEnvironment = (text) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => /^\w+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

/** Everything of docker/ that is checked, read once. */
export function readDocker() {
  const composeText = readFileSync(join(folder, 'compose.yaml'), 'utf8');
  const names = readdirSync(folder).filter((name) => name.endsWith('.Dockerfile'));
  return {
    folder,
    composeText,
    compose: parse(composeText, { merge: true }),
    example: parseEnvironment(readFileSync(join(folder, '.env.example'), 'utf8')),
    readme: readFileSync(join(folder, 'README.md'), 'utf8'),
    dockerfiles: names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
  };
}
