import { LEAD, reply, scenarioOf, type TemplateSimulation } from './template-simulation.ts';

export const formToDealSimulations: readonly TemplateSimulation[] = [
  {
    name: 'Answers the greeting',
    scenario: scenarioOf('form', LEAD, { wait_a_day: reply('Salam') }),
    expectations: {
      status: 'completed',
      visits: { new_deal: 1, in_touch: 1 },
      messages: [{ contains: 'greeting_az', node: 'greet' }],
    },
  },
  {
    name: 'Stays silent',
    scenario: scenarioOf('form', LEAD, {}),
    expectations: { status: 'completed', visits: { new_deal: 1, wait_a_day: 1 }, notVisited: ['in_touch'] },
  },
  {
    name: 'Is not on WhatsApp',
    scenario: scenarioOf('form', LEAD, { greet: { port: 'not_sent', output: { reason: 'not-on-channel' } } }),
    expectations: { status: 'completed', messages: [], notVisited: ['wait_a_day', 'in_touch'] },
  },
];
