import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const repositoryFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Where the data of this clone lives: `.flowkeep/`, or FLOWKEEP_HOME. */
export function homeFolder(env = process.env) {
  return env.FLOWKEEP_HOME ? resolve(env.FLOWKEEP_HOME) : join(repositoryFolder, '.flowkeep');
}

/** The files of a home folder; makes the folder when it is missing. */
export function openHome(folder = homeFolder()) {
  // Others may pass through, because PostgreSQL may run as another account; each secret file is closed by itself.
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o711 });
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    throw new Error(`${folder} belongs to another user. Start as that user, or remove the folder.`);
  }
  return {
    folder,
    lock: join(folder, 'lock.json'),
    stack: join(folder, 'stack.json'),
    processes: join(folder, 'processes.json'),
    secrets: join(folder, 'secrets.json'),
    postgres: join(folder, 'postgres'),
    temporal: (version) => join(folder, `temporal-${version}.db`),
    sandbox: join(folder, 'sandbox.json'),
    firstRuns: join(folder, 'first-runs.json'),
    log: (name) => join(folder, 'logs', `${name}.log`),
  };
}
