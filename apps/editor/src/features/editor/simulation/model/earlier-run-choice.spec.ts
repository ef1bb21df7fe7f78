import { SAMPLE_CONTACT, SAMPLE_WORKSPACE, type Scenario } from '@flowkeep/simulation';
import { EARLIER_RUNS, earlierRunOf, withEarlierRun } from './earlier-run-choice.ts';

const scenario: Scenario = {
  startAt: '2026-11-22T10:00:00Z',
  triggerNode: 'lead',
  trigger: {},
  contact: SAMPLE_CONTACT,
  workspace: SAMPLE_WORKSPACE,
  happenings: [],
  answers: {},
};

describe('what a person was here for before', () => {
  it.each(EARLIER_RUNS)('is %s once it is chosen', (choice) => {
    expect(earlierRunOf(withEarlierRun(scenario, choice))).toBe(choice);
  });

  it('keeps when the last run began, and goes away with it', () => {
    const ended: Scenario = { ...scenario, before: { lastRunSecondsAgo: 60 } };
    const underWay = withEarlierRun(ended, 'under-way');
    expect(underWay.before).toEqual({ lastRunSecondsAgo: 60, isUnderWay: true });
    expect(withEarlierRun(underWay, 'ended')).toEqual(ended);
    expect(withEarlierRun(underWay, 'none')).toEqual(scenario);
  });
});
