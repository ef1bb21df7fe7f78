import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../start/cache-folder.mjs';
import { go } from '../../start/go-build.mjs';

/** Of the server, as tools/temporal-server-build pins it: the same that the dev server holds. */
const VERSION = '1.32.0';

const pinned = fileURLToPath(new URL('../../temporal-server-build/', import.meta.url));

const PROGRAMS = {
  server: { name: 'temporal-server', package: 'go.temporal.io/server/cmd/server' },
  sqlTool: { name: 'temporal-sql-tool', package: 'go.temporal.io/server/cmd/tools/sql' },
};

/**
 * Temporal's server for a cluster, and the tool that lays its schema, from the cache folder; built with Go when they are
 * not there.
 * @returns {Promise<{ server: string, sqlTool: string }>} paths
 */
export async function temporalServerPrograms(say) {
  const entries = Object.entries(PROGRAMS).map(([key, { name }]) => [key, join(cacheFolder, `${name}-${VERSION}`)]);
  const paths = Object.fromEntries(entries);
  for (const [key, path] of entries) if (!existsSync(path)) await build(PROGRAMS[key], path, say);
  return paths;
}

async function build({ name, package: source }, target, say) {
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, 'build-'));
  try {
    for (const file of ['go.mod', 'go.sum']) copyFileSync(join(pinned, file), join(folder, file));
    const output = join(folder, name);
    say(`Building ${name} ${VERSION} from source, some minutes this once …`);
    await go(['build', '-v', '-trimpath', '-ldflags', '-s -w', '-o', output, source], folder, say);
    renameSync(output, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
