import type { Scenario } from '@flowkeep/simulation';

/** Whether the person is new here, was here before, or has a run going on. */
export const EARLIER_RUNS = ['none', 'ended', 'under-way'] as const;
type EarlierRunChoice = (typeof EARLIER_RUNS)[number];

const DAY_SECONDS = 86_400;

/** The choice that a scenario is. */
export function earlierRunOf({ before = {} }: Scenario): EarlierRunChoice {
  if (before.isUnderWay === true) return 'under-way';
  return before.lastRunSecondsAgo === undefined ? 'none' : 'ended';
}

/** The scenario with another choice; when the last run began stays as it was said. */
export function withEarlierRun(scenario: Scenario, choice: EarlierRunChoice): Scenario {
  const { before = {}, ...rest } = scenario;
  const { lastRunSecondsAgo = DAY_SECONDS } = before;
  switch (choice) {
    case 'none':
      return rest;
    case 'ended':
      return { ...rest, before: { lastRunSecondsAgo } };
    case 'under-way':
      return { ...rest, before: { lastRunSecondsAgo, isUnderWay: true } };
  }
}
