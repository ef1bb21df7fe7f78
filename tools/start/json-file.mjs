import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The content of a JSON file, or `fallback` when it is missing or was cut off while being written. */
export function readJson(path, fallback = null) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return fallback;
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writeJson(path, value) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}

export const removeFile = (path) => rmSync(path, { force: true });
