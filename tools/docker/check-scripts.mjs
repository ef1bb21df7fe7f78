import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const scriptsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.sh'))
    .map((name) => join(folder, name));

/** Whether every script of docker/ may be run and can be read by its shell. */
export function checkScripts({ folder }) {
  return scriptsIn(folder).flatMap((path) => {
    const problems = [];
    try {
      accessSync(path, constants.X_OK);
    } catch {
      problems.push(`${path} lacks its run bit.`);
    }
    const [firstLine] = readFileSync(path, 'utf8').split('\n');
    const shell = firstLine.endsWith('bash') ? 'bash' : 'sh';
    const { status, stderr } = spawnSync(shell, ['-n', path], { encoding: 'utf8' });
    if (status !== 0) problems.push(`${path} cannot be read: ${stderr}`);
    return problems;
  });
}
