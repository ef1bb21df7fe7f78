import type { JsonObject } from '@flowkeep/contracts';
import type { SummaryPart } from '@flowkeep/node-sdk';
import { nodeDefinitions, type NodeType } from './node-definitions.ts';

function sentence(parts: readonly SummaryPart[]): string {
  const mark = { text: '', strong: '**', code: '`' } as const;
  return parts
    .map((part) => (part.kind === 'value' ? `[${part.template}]` : mark[part.kind] + part.text + mark[part.kind]))
    .join('');
}

const rule = { left: '{{ contact.language }}', operator: 'equals', right: 'ru' };

describe('the sentence on a card', () => {
  it.each<[NodeType, JsonObject, string]>([
    ['trigger.webhook', { savePerson: true }, 'Data from outside, **person saved**'],
    ['trigger.form', { title: 'Ask for a price' }, 'Website form **Ask for a price**'],
    ['trigger.schedule', { cron: '0 9 * * 1-5', timeZone: 'Asia/Baku' }, '**Weekdays at 09:00**, Asia/Baku'],
    ['trigger.schedule', { cron: '0 9,18 * * *' }, 'At `0 9,18 * * *`'],
    ['trigger.message', {}, 'Any message'],
    ['trigger.message', { keywords: 'price, qiymət' }, 'A message with **price, qiymət**'],
    ['trigger.manual', { inputs: [{ name: 'note', label: 'Note' }] }, 'Asks for **Note**'],
    ['whatsapp.send', { kind: 'template', template: 'greeting_az' }, 'Template `greeting_az`'],
    ['whatsapp.send', { kind: 'text', text: 'Salam!\nNecəsiniz?' }, 'Salam! Necəsiniz?'],
    ['whatsapp.send', { kind: 'text', text: 'Salam, {{ contact.name }}' }, '[Salam, {{ contact.name }}]'],
    ['whatsapp.send', {}, 'No template yet'],
    ['wait.reply', { limit: { amount: 2, unit: 'days' } }, 'Up to **2 days**'],
    ['wait.reply', { limit: { amount: 1, unit: 'hours' } }, 'Up to **1 hour**'],
    ['wait.time', { mode: 'for', duration: { amount: 20, unit: 'minutes' } }, 'For **20 minutes**'],
    ['wait.time', { mode: 'until', until: '{{ trigger.at }}' }, 'Until [{{ trigger.at }}]'],
    ['ai.classify', { text: '{{ steps.wait.text }}' }, 'From [{{ steps.wait.text }}]'],
    ['contact.upsert', {}, 'Saves **name, phone, email**'],
    ['deal.move', { pipeline: 'Sales', stage: 'Meeting planned' }, 'To **Meeting planned** in **Sales**'],
    ['data.set', { values: [{ name: 'city', value: 'Bakı' }] }, 'Sets **city**'],
    ['http.request', { method: 'POST', url: 'https://example.com' }, '**POST** https://example.com'],
    ['flow.condition', { condition: { match: 'all', rules: [rule] } }, '[{{ contact.language }}] is **ru**'],
    [
      'flow.condition',
      { condition: { match: 'any', rules: [rule, rule] } },
      '[{{ contact.language }}] is **ru** or 1 more',
    ],
    ['flow.switch', { cases: [{ id: 'ru', label: 'Speaks Russian' }] }, '**Speaks Russian** or otherwise'],
    ['flow.end', { status: 'failed', message: 'No phone' }, '**As failed**: No phone'],
  ])('of %s %j', (type, config, expected) => {
    expect(sentence(nodeDefinitions[type].summary(config))).toBe(expected);
  });
});
