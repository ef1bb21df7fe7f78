import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const LARGEST = 10 * 1024 * 1024;

const sizeOf = (path) => {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
};

/** Opens a log to append to. One that has grown large becomes `….1` first. */
export function openLog(path) {
  if (sizeOf(path) > LARGEST) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** The last lines of a log. */
export function lastLines(path, count = 12) {
  const size = sizeOf(path);
  if (size === 0) return '';
  const length = Math.min(size, 16_384);
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  readSync(file, bytes, 0, length, size - length);
  closeSync(file);
  return bytes.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
}
