/**
 * Parts of a recursive `with` that go from one workspace to the next by an index of what is open, and so cost what those
 * cost that have any, not all there are.
 */

/** The row of each workspace that comes first by a column, found by an index on (workspace_id, column). */
export function firstOfEach(name: string, table: string, condition: string, column: string): string {
  return walk(name, table, condition, ['workspace_id', column]);
}

/** Each workspace that has such a row, found by an index that begins with workspace_id. */
export function eachOnce(name: string, table: string, condition: string): string {
  return walk(name, table, condition, ['workspace_id']);
}

function walk(name: string, table: string, condition: string, columns: readonly string[]): string {
  const list = columns.map((column) => `x.${column}`).join(', ');
  return `
    ${name} as (
      (select ${list} from ${table} x where ${condition} order by ${list} limit 1)
      union all
      select n.* from ${name} last cross join lateral (
        select ${list} from ${table} x
         where ${condition} and x.workspace_id > last.workspace_id order by ${list} limit 1) n)`;
}
