import type { Expectations, Scenario } from '@flowkeep/simulation';
import { LEAD, reply, scenarioOf, type TemplateSimulation } from './template-simulation.ts';

const greeting = { contains: 'greeting_az', node: 'greet' };
const followUp = { contains: 'followup_az', node: 'follow_up' };

function lead(name: string, answers: Scenario['answers'], expectations: Expectations): TemplateSimulation {
  return { name, scenario: scenarioOf('lead', LEAD, answers), expectations: { status: 'completed', ...expectations } };
}

export const leadWelcomeSimulations: readonly TemplateSimulation[] = [
  lead(
    'Wants a call: the meeting is planned',
    { wait_for_answer: reply('Bəli, zəng edin'), what_do_they_want: { port: 'wants_call' } },
    { visits: { plan_meeting: 1, sorted: 1 }, messages: [greeting], notVisited: ['follow_up', 'no_answer'] },
  ),
  lead(
    'Asks a question',
    { wait_for_answer: reply('Neçəyədir?'), what_do_they_want: { port: 'question' } },
    { visits: { answer_question: 1, sorted: 1 }, notVisited: ['plan_meeting'] },
  ),
  lead(
    'Wants nothing',
    { wait_for_answer: reply('Yox, sağ olun'), what_do_they_want: { port: 'no_thanks' } },
    { visits: { let_go: 1, sorted: 1 }, notVisited: ['plan_meeting'] },
  ),
  lead(
    'Writes what nobody understands',
    { wait_for_answer: reply('?'), what_do_they_want: { port: 'other' } },
    { visits: { read_it: 1, sorted: 1 } },
  ),
  lead(
    'Answers only the second message',
    { wait_more: reply('Bəli'), what_do_they_want: { port: 'wants_call' } },
    { visits: { follow_up: 1, plan_meeting: 1 }, messages: [greeting, followUp], notVisited: ['no_answer'] },
  ),
  lead(
    'Stays silent',
    {},
    { visits: { give_up: 1, no_answer: 1 }, messages: [greeting, followUp], notVisited: ['sorted'] },
  ),
  lead(
    'Cannot be followed up',
    { follow_up: { port: 'not_sent', output: { reason: 'opted-out' } } },
    { visits: { give_up: 1, no_answer: 1 }, notVisited: ['wait_more'] },
  ),
  lead(
    'Is not on WhatsApp',
    { greet: { port: 'not_sent', output: { reason: 'not-on-channel' } } },
    { visits: { call_by_phone: 1 }, notVisited: ['wait_for_answer', 'follow_up'] },
  ),
];
