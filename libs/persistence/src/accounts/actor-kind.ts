export const ACTOR_KINDS = ['member', 'api-key', 'system'] as const;

/** What kind of actor did it: the name of the column's values. */
export type ActorKind = (typeof ACTOR_KINDS)[number];
