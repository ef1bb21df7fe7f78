import { sampleScenario } from './sample-scenario.ts';
import { simulate } from './simulate.ts';
import { draw, planOf } from './testing/draw.ts';

const form = draw(
  {
    form: ['trigger.form'],
    until: ['wait.time', { mode: 'until', until: '{{ trigger.visitAt }}' }],
    ask: ['wait.reply', { limit: { amount: 1, unit: 'days' } }],
    deal: ['deal.move', { pipeline: 'Sales', stage: 'New', title: '{{ trigger.order.id }}' }],
  },
  ['form -> until', 'until -> ask', 'ask.replied -> deal'],
);

it('fills in what the trigger offers and what steps read', () => {
  const { trigger, triggerNode } = sampleScenario(form, planOf(form));
  expect(triggerNode).toBe('form');
  expect(trigger).toMatchObject({ name: 'Günəş Əliyeva', phone: '+994501234567', order: { id: 'A-1001' } });
});

it('makes a run that goes well', async () => {
  const plan = planOf(form);
  const result = await simulate({ plan, graph: form, scenario: sampleScenario(form, plan) });
  expect(result).toMatchObject({ status: 'completed', virtualSeconds: 86_400 + 1_800, problems: [] });
});

it('is about nobody when a schedule starts the run', () => {
  const nightly = draw(
    {
      nightly: ['trigger.schedule', { cron: '0 9 * * *' }],
      note: ['data.set', { values: [{ name: 'x', value: '1' }] }],
    },
    ['nightly -> note'],
  );
  expect(sampleScenario(nightly, planOf(nightly)).contact).toBeNull();
});
