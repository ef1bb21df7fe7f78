/** A try that takes longer than an hour is better a wait. */
export const LONGEST_TRY_SECONDS = 3_600;

export const MOST_TRIES = 100;

/** The longest pause before the second try. */
export const LONGEST_PAUSE_SECONDS = 3_600;

/** The longest time that a rule may look back or a run may take: 366 days. */
export const LONGEST_RULE_SECONDS = 366 * 86_400;
