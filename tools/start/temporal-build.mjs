import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { go } from './go-build.mjs';

const pinned = fileURLToPath(new URL('../temporal-build/', import.meta.url));

const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';

/**
 * Builds the server from the source that tools/temporal-build pins. The release cannot be had with `go install`: its
 * module replaces one of its own parts by a folder, which Go refuses for anything but the main module.
 */
export async function buildTemporal({ version, target, say }) {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'build-'));
  try {
    for (const file of ['go.mod', 'go.sum']) copyFileSync(join(pinned, file), join(folder, file));
    const output = join(folder, 'temporal');
    const stamp = `-X github.com/temporalio/cli/internal/temporalcli.Version=${version}`;
    say(`Building Temporal ${version} from source, about 6 minutes on two cores, this once …`);
    await go(['build', '-v', '-trimpath', '-ldflags', `-s -w ${stamp}`, '-o', output, PACKAGE], folder, say);
    renameSync(output, target);
    say('Temporal is built.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
