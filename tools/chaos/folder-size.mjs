import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How many bytes a folder holds; what goes away meanwhile is not counted. */
export async function folderSize(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries)
    if (entry.isFile())
      bytes += await lstat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      );
  return bytes;
}
