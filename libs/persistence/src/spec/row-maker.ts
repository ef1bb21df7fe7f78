import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
  /** The table that the column refers to, or null. */
  readonly refersTo: string | null;
  /** The first value that a check on the column allows, or null. */
  readonly allowed: string | null;
}

/** The tables of workspaces with the columns that a row must give, those referred to before those that refer. */
export async function tableColumns(owner: pg.Client): Promise<ReadonlyMap<string, readonly Column[]>> {
  const { rows } = await owner.query<Column & { table: string }>(`
    select c.table_name as table, c.column_name as name, c.udt_name as type,
      (select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.contype = 'f' and k.conrelid = t.oid and k.conkey = array[a.attnum]) as "refersTo",
      (select (regexp_match(pg_get_constraintdef(k.oid), '''([^'']+)''::text'))[1] from pg_constraint k
        where k.contype = 'c' and k.conrelid = t.oid and k.conkey = array[a.attnum] limit 1) as allowed
    from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
    join pg_attribute a on a.attrelid = t.oid and a.attname = c.column_name
    where c.table_schema = 'public' and c.table_name not in ('migrations', 'provider_turns')
      and (c.is_nullable = 'NO' and c.column_default is null or c.column_name in ('id', 'workspace_id'))
    order by t.oid, c.ordinal_position`);
  const tables = new Map<string, Column[]>();
  for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return referredFirst(tables);
}

/** Inserts the smallest row that the table takes and gives what was inserted. */
export async function insertRow(
  owner: pg.Client,
  table: string,
  columns: readonly Column[],
  workspaceId: string,
  filled: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
): Promise<Readonly<Record<string, unknown>>> {
  if (table === 'workspaces') return workspaceRow(owner, columns, workspaceId);
  const row = Object.fromEntries(
    columns.map((column) => {
      if (column.name === 'workspace_id') return [column.name, workspaceId];
      const referred = column.refersTo === null ? undefined : filled.get(column.refersTo);
      return [column.name, referred === undefined ? valueFor(column) : referred['id']];
    }),
  );
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  await owner.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  return row;
}

async function workspaceRow(
  owner: pg.Client,
  columns: readonly Column[],
  id: string,
): Promise<Record<string, unknown>> {
  const { rows } = await owner.query<Record<string, unknown>>(`select * from workspaces where id = $1`, [id]);
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no workspace ${id}.`);
  return { ...Object.fromEntries(columns.map(({ name }) => [name, row[name]])), slug: randomUUID() };
}

function referredFirst(tables: ReadonlyMap<string, Column[]>): ReadonlyMap<string, readonly Column[]> {
  const ordered = new Map<string, readonly Column[]>();
  const visit = (table: string): void => {
    const columns = tables.get(table);
    if (columns === undefined || ordered.has(table)) return;
    for (const { refersTo } of columns) if (refersTo !== null && refersTo !== table) visit(refersTo);
    ordered.set(table, columns);
  };
  for (const table of tables.keys()) visit(table);
  return ordered;
}

function valueFor(column: Column): unknown {
  if (column.allowed !== null) return column.allowed;
  switch (column.type) {
    case 'uuid':
      return randomUUID();
    case 'int4':
    case 'int8':
    case 'numeric':
      return 1;
    case 'bool':
      return true;
    case 'bytea':
      return randomBytes(8);
    case 'jsonb':
      return '{}';
    case 'timestamptz':
      return new Date();
    case '_text':
      return [];
    case 'bpchar':
      return 'AZ';
    default:
      return randomUUID();
  }
}
