/**
 * Of `runs r`: those that have not ended, for a question that names their workflow. Versions begin at 1, so the second
 * half keeps nobody out. It is what the index `runs_open_of_workflow` is found by, and questions that know the id of a run
 * do not say it: see the migration.
 */
export const OPEN_OF_WORKFLOW = `r.ended_at is null and r.version > 0`;
