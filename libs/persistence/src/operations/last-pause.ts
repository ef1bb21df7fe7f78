/**
 * SQL of the last order about standing still that a run `r` was given and has not refused, as JSON. A retry counts:
 * whoever is tried again stands still no more.
 */
export const LAST_PAUSE = `(select c.command from run_commands c
  where c.run_id = r.id and c.error is null and c.command ->> 'kind' in ('pause', 'resume', 'retry')
  order by c.created_at desc, c.id desc limit 1)`;
