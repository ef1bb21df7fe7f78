/** Write-ahead log in bytes and commits of the whole database server so far; null where the role may not see them. */
export async function readFootprint(database) {
  try {
    const { rows } = await database.query(
      `select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as "walBytes",
              (select sum(xact_commit) from pg_stat_database where datname = current_database())::float8 as commits`,
    );
    return rows[0];
  } catch {
    return null;
  }
}

/** What each of `count` runs has cost between two readings. */
export const footprintOf = (before, after, count) =>
  before === null || after === null || count === 0
    ? null
    : { walBytes: (after.walBytes - before.walBytes) / count, commits: (after.commits - before.commits) / count };
