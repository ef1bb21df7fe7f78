/** SQL that shuts a table of the public schema to everything outside the workspace of the transaction. */
export function protect(table: string, column = 'workspace_id'): string {
  const here = `nullif(current_setting('app.workspace_id', true), '')::uuid`;
  return `
    alter table public.${table} enable row level security;
    alter table public.${table} force row level security;
    create policy workspace_only on public.${table} to flowkeep_app
      using (${column} = ${here}) with check (${column} = ${here});
    create policy owner_all on public.${table} to flowkeep_owner using (true) with check (true);
    grant select, insert, update, delete on public.${table} to flowkeep_app;
  `;
}
