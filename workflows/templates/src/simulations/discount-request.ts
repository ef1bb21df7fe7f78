import type { Answer } from '@flowkeep/simulation';
import { reply, scenarioOf, type TemplateSimulation } from './template-simulation.ts';

const MESSAGE = { text: 'Endirim var?', channel: 'whatsapp', messageId: 'message-1' };
const asks = (answers: Readonly<Record<string, Answer>>) => scenarioOf('message', MESSAGE, answers);

export const discountRequestSimulations: readonly TemplateSimulation[] = [
  {
    name: 'Gets it, and comes',
    scenario: asks({ decide: { port: 'yes', after: 1_800 }, wait_for_answer: reply('Sabah') }),
    expectations: {
      status: 'completed',
      messages: [{ contains: '10 % endirim', node: 'offer' }],
      visits: { plan: 1 },
      notVisited: ['decline', 'call_them'],
    },
  },
  {
    name: 'Does not get it',
    scenario: asks({ decide: { port: 'no', after: 1_800 } }),
    expectations: {
      status: 'completed',
      messages: [{ contains: 'Hazırda endirim yoxdur', node: 'decline' }],
      notVisited: ['offer', 'plan'],
    },
  },
  {
    name: 'Nobody decides',
    scenario: asks({}),
    expectations: { status: 'completed', visits: { call_them: 1 }, messages: [], notVisited: ['offer', 'decline'] },
  },
];
