import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../start/json-file.mjs';
import { kindOf } from '../start/workers.mjs';
import { withDatabase } from '../testing/with-database.mjs';

/** Bytes of our own database and of Temporal's store; null where it cannot be seen from here. */
export async function storedBytes({ database, stack }) {
  const { rows } = await database.query('select pg_database_size(current_database())::float8 as bytes');
  return { postgres: rows[0].bytes, temporal: await temporalBytes(database, stack) };
}

async function temporalBytes(database, { home, temporalDatabase }) {
  if (temporalDatabase) return withDatabase(temporalDatabase, temporalTableBytes);
  const inFile = home ? temporalFileBytes(home) : null;
  return inFile ?? temporalTableBytes(async (text) => (await database.query(text)).rows);
}

// The dev server keeps everything in one file, with what is not yet in it beside it.
function temporalFileBytes(home) {
  const files = readdirSync(home).filter((name) => /^temporal-.*\.db(-wal)?$/.test(name));
  return files.length === 0 ? null : files.reduce((sum, name) => sum + statSync(join(home, name)).size, 0);
}

async function temporalTableBytes(query) {
  const [row] = await query(
    `select sum(pg_database_size(datname))::float8 as bytes from pg_database where datname in ('temporal', 'temporal_visibility')`,
  );
  return row.bytes;
}

/** Resident memory of the workers in megabytes; null where their processes cannot be seen. */
export function workerMegabytes({ stack }) {
  if (!stack.home || process.platform !== 'linux') return null;
  const { pids = {} } = readJson(join(stack.home, 'stack.json'), {});
  const workers = Object.entries(pids).filter(([name]) => kindOf(name) === 'worker');
  const sizes = workers.map(([, pid]) => residentMegabytes(pid));
  return sizes.length === 0 || sizes.includes(null) ? null : sizes.reduce((sum, size) => sum + size, 0);
}

function residentMegabytes(pid) {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return kilobytes && Number(kilobytes[1]) / 1024;
  } catch {
    return null;
  }
}
