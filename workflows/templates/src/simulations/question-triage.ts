import { SAMPLE_CONTACT } from '@flowkeep/simulation';
import { scenarioOf, type TemplateSimulation } from './template-simulation.ts';

function question(text: string, label: string, language = 'az') {
  const trigger = { text, channel: 'whatsapp', messageId: 'message-1' };
  const scenario = scenarioOf('message', trigger, { sort: { port: label } });
  return { ...scenario, contact: { ...SAMPLE_CONTACT, language } };
}

export const questionTriageSimulations: readonly TemplateSimulation[] = [
  {
    name: 'Asks for the price',
    scenario: question('Qiymət?', 'price'),
    expectations: {
      status: 'completed',
      messages: [{ contains: 'təşəkkür edirik, Günəş Əliyeva!', node: 'price_az' }],
      notVisited: ['price_ru'],
    },
  },
  {
    name: 'Asks for the price in Russian',
    scenario: question('Сколько стоит?', 'price', 'ru'),
    expectations: {
      status: 'completed',
      messages: [{ contains: 'Спасибо за вопрос', node: 'price_ru' }],
      notVisited: ['price_az'],
    },
  },
  {
    name: 'Wants an appointment',
    scenario: question('Sabah gələ bilərəm?', 'appointment'),
    expectations: { status: 'completed', visits: { appointment: 1 }, messages: [] },
  },
  {
    name: 'Complains',
    scenario: question('Gözlədim, heç kim gəlmədi', 'complaint'),
    expectations: { status: 'completed', visits: { complaint: 1 }, messages: [] },
  },
  {
    name: 'Writes something else',
    scenario: question('Salam', 'other'),
    expectations: { status: 'completed', notVisited: ['appointment', 'complaint', 'in_russian'] },
  },
];
