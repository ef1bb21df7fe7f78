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
    ['trigger.event', { kind: 'event.custom', name: 'order.paid' }, 'When **“order.paid”**'],
    ['trigger.event', { kind: 'deal.moved', stage: 'Won' }, 'When a deal moves to **Won**'],
    ['trigger.event', { kind: 'deal.moved', outcome: 'lost' }, 'When **a deal is lost**'],
    ['trigger.event', { kind: 'contact.changed' }, 'When **a contact changes**'],
    ['trigger.call', { inputs: [{ name: 'size' }], outputs: [{ name: 'price' }] }, 'Takes **size**, gives **price**'],
    ['trigger.call', {}, 'Takes and gives nothing'],
    ['trigger.error', {}, 'When a run of another workflow fails'],
    [
      'wait.time',
      { mode: 'hours', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' },
      'For **weekdays, 09:00–18:00**',
    ],
    [
      'wait.event',
      { events: [{ label: 'Paid' }, { label: 'Won' }], limit: { amount: 7, unit: 'days' } },
      'Until **Paid** or 1 more, 7 days at most',
    ],
    ['wait.event', { events: [{ kind: 'deal.moved' }] }, 'Until **a deal moves**'],
    ['wait.approval', { question: 'May they?', asks: 'role', role: 'owner' }, 'Asks **owner**: May they?'],
    ['flow.switch', { mode: 'all', cases: [{ label: 'A' }] }, 'Every one of **A** or otherwise'],
    ['flow.split', { variants: [{ label: 'A', weight: 30 }], holdout: 10 }, '**A 30**, 10 % held back'],
    ['flow.join', { mode: 'count', count: 2 }, 'With **2 branches**'],
    ['flow.join', {}, 'When **all** are done'],
    ['flow.each', { items: '{{ trigger.items }}', concurrency: 5 }, 'Of [{{ trigger.items }}], 5 at a time'],
    [
      'flow.repeat',
      { condition: { match: 'all', rules: [rule] }, limit: 5 },
      '[{{ contact.language }}] is **ru**, 5 times at most',
    ],
    ['flow.goto', { target: 'ask', limit: 1 }, 'To **ask**, once'],
    ['flow.call', { workflow: 'Prices', mode: 'own' }, 'Runs **Prices**, and waits for it'],
    ['flow.goal', { kind: 'event.custom', name: 'sold' }, 'Ends when **“sold”**'],
    ['flow.goal', { kind: 'deal.moved', pipeline: 'Sales' }, 'Ends when **a deal moves** in **Sales**'],
    ['flow.compensate', { of: 'book' }, 'Undoes **book**'],
    ['flow.compensate', {}, 'After a cancelled run'],
    ['flow.end', { status: 'failed', message: 'No phone' }, '**As failed**: No phone'],
  ])('of %s %j', (type, config, expected) => {
    expect(sentence(nodeDefinitions[type].summary(config))).toBe(expected);
  });
});
