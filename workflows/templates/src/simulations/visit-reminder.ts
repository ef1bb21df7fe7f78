import type { Scenario } from '@flowkeep/simulation';
import { LEAD, reply, scenarioOf, type TemplateSimulation } from './template-simulation.ts';

const visit = (answers: Scenario['answers']): Scenario =>
  scenarioOf('booked', { ...LEAD, remindAt: '2026-03-21 10:00' }, answers);
const reminder = { contains: 'followup_az', node: 'remind' };

export const visitReminderSimulations: readonly TemplateSimulation[] = [
  {
    name: 'Comes',
    scenario: visit({ wait_for_answer: reply('Bəli'), coming: { port: 'yes' } }),
    expectations: { status: 'completed', visits: { confirmed: 1 }, messages: [reminder], notVisited: ['another_time'] },
  },
  {
    name: 'Wants another time',
    scenario: visit({ wait_for_answer: reply('Olmaz'), coming: { port: 'no' } }),
    expectations: { status: 'completed', visits: { another_time: 1 }, notVisited: ['confirmed'] },
  },
  {
    name: 'Answers unclearly',
    scenario: visit({ wait_for_answer: reply('Bilmirəm'), coming: { port: 'other' } }),
    expectations: { status: 'completed', visits: { another_time: 1 } },
  },
  {
    name: 'Does not answer',
    scenario: visit({}),
    expectations: { status: 'completed', messages: [reminder], notVisited: ['coming'] },
  },
  {
    name: 'Was booked without a time',
    scenario: scenarioOf('booked', LEAD, {}),
    expectations: { status: 'failed', messages: [], notVisited: ['remind'] },
  },
];
