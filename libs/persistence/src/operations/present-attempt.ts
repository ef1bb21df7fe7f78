/**
 * SQL over an order `c`: whether its run was given it in its present attempt and has not refused it. A run that is
 * tried again begins anew.
 */
export const OF_PRESENT_ATTEMPT = `c.error is null and c.created_at > coalesce((
  select max(t.created_at) from run_commands t
   where t.run_id = c.run_id and t.command ->> 'kind' = 'retry' and t.error is null), '-infinity')`;
