import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { findTemporal } from '../start/temporal-binary.mjs';

/** What figures depend on: the machine, the versions, and whether writes are durable. */
export async function describeMachine({ database, stack }) {
  const cores = cpus();
  const settings = await database.query(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous_commit`,
  );
  const { version, fsync, synchronous_commit: synchronousCommit } = settings.rows[0];
  return {
    cores: cores.length,
    processor: cores[0]?.model ?? 'unknown',
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GB`,
    system: `${type()} ${release()}`,
    node: process.version,
    postgres: version,
    durableWrites: fsync === 'on' && synchronousCommit !== 'off',
    temporal: await describeTemporal(stack),
    workers: stack.workers ?? 1,
    // Above what the measurement makes, this is somebody else's work on the same cores.
    loadBefore: loadavg()[0].toFixed(1),
  };
}

async function describeTemporal({ urls, home, temporalShards }) {
  if (temporalShards) return `1.32.0 on PostgreSQL, ${temporalShards} shards`;
  const temporal = home ? await findTemporal() : null;
  return temporal ? `CLI ${temporal.version}, SQLite, one shard` : `at ${urls.temporal}`;
}
