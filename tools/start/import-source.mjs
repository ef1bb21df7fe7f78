import { join } from 'node:path';
import { repositoryFolder } from './home.mjs';

/** Imports a TypeScript file of the repository, given by its path from the root. */
export async function importSource(path) {
  // Without it the settings would be those of the current folder, whatever that is.
  process.env.SWC_NODE_PROJECT ??= join(repositoryFolder, 'tsconfig.base.json');
  await import('@swc-node/register/esm-register');
  return import(join(repositoryFolder, path));
}
