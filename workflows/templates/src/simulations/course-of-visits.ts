import type { Scenario } from '@flowkeep/simulation';
import { LEAD, scenarioOf, type TemplateSimulation } from './template-simulation.ts';

const DAY_SECONDS = 86_400;
/** The second falls into the night, in the zone of the workspace. */
const VISITS = [{ remindAt: '2026-03-24 10:00' }, { remindAt: '2026-03-31 23:00' }];
const course = (answers: Scenario['answers'] = {}): Scenario =>
  scenarioOf('booked', { ...LEAD, visits: VISITS }, answers);
const reminder = { contains: 'followup_az', node: 'remind' };

export const courseOfVisitsSimulations: readonly TemplateSimulation[] = [
  {
    name: 'Every visit is reminded of',
    scenario: course(),
    expectations: {
      status: 'completed',
      outcome: null,
      visits: { remind: 2, finished: 1 },
      messages: [reminder, reminder],
      notVisited: ['call_them'],
    },
  },
  {
    name: 'Cannot be written to',
    scenario: course({ remind: { port: 'not_sent', output: { reason: 'not-on-channel' } } }),
    expectations: { status: 'completed', visits: { call_them: 2, finished: 1 }, messages: [] },
  },
  {
    name: 'Is called off after the first visit',
    scenario: {
      ...course(),
      happenings: [{ after: 6 * DAY_SECONDS, kind: 'event.custom', key: 'course.cancelled', payload: {} }],
    },
    expectations: {
      status: 'completed',
      outcome: 'called_off',
      visits: { remind: 1 },
      messages: [reminder],
      notVisited: ['finished'],
    },
  },
];
