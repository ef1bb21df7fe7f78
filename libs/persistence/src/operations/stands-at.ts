/**
 * SQL over a run `r` and its step `s`: whether the run stands at the step, or has failed with it. A run that has failed
 * may know of other failures: those that went out by a way of their own, those that a loop around them kept to itself,
 * those of an earlier attempt. None of them has the instant of the failure that ended the run.
 */
export const STANDS_AT = `(s.ended_at is null or (r.status = 'failed' and s.status = 'failed' and s.port is null
  and s.error ->> 'at' is not distinct from r.error ->> 'at'))`;
