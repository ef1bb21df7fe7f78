import { parseScenario } from './parse-scenario.ts';
import { sampleScenario } from './sample-scenario.ts';
import { simulate } from './simulate.ts';
import { draw, type DrawnNode, planOf } from './testing/draw.ts';

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

it('does not take a message for an age', () => {
  const values = ['message', 'age', 'patientAge', 'discount', 'visitCount'].map((name) => ({
    name,
    value: `{{ trigger.${name} }}`,
  }));
  const graph = draw({ start: ['trigger.manual'], note: ['data.set', { values }] }, ['start -> note']);
  expect(sampleScenario(graph, planOf(graph)).trigger).toEqual({
    message: 'Salam! Qiyməti neçəyədir?',
    age: 3,
    patientAge: 3,
    discount: 'Salam',
    visitCount: 3,
  });
});

it('asks the trigger for nothing that a called workflow reads from what it was given', () => {
  const inputs = [{ name: 'who', type: 'text', required: true }];
  const callee = draw(
    {
      begin: ['trigger.call', { inputs }],
      note: ['data.set', { values: [{ name: 'x', value: '{{ trigger.who }}' }] }],
    },
    ['begin -> note'],
  );
  const given = [{ name: 'who', value: '{{ trigger.name }}' }];
  const graph = draw(
    { start: ['trigger.manual'], call: ['flow.call', { workflow: 'callee', mode: 'inline', inputs: given }] },
    ['start -> call'],
  );
  expect(sampleScenario(graph, planOf(graph, { callee })).trigger).toEqual({ name: 'Günəş Əliyeva' });
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

describe('a sample for every way to begin', () => {
  const inputs = [
    { name: 'orderId', type: 'text', required: true },
    { name: 'items', type: 'list', required: true },
    { name: 'total', type: 'number', required: true },
  ];
  const beginnings: Readonly<Record<string, DrawnNode>> = {
    webhook: ['trigger.webhook'],
    form: ['trigger.form'],
    message: ['trigger.message'],
    manual: ['trigger.manual'],
    schedule: ['trigger.schedule', { cron: '0 9 * * *' }],
    call: ['trigger.call', { inputs }],
    deal: ['trigger.event', { kind: 'deal.moved' }],
    event: ['trigger.event', { kind: 'event.custom', name: 'order.paid' }],
    failure: ['trigger.error'],
  };

  it.each(Object.entries(beginnings))('%s', async (_, trigger) => {
    const values = [{ name: 'seen', value: '{{ trigger.orderId }}' }];
    const graph = draw({ begin: trigger, note: ['data.set', { values }] }, ['begin -> note']);
    const plan = planOf(graph);
    const scenario = sampleScenario(graph, plan);
    expect(parseScenario(scenario)).toEqual(scenario);
    expect(await simulate({ plan, scenario })).toMatchObject({ status: 'completed', vars: { seen: 'A-1001' } });
  });

  it('gives each value its kind', () => {
    const graph = draw({ begin: ['trigger.call', { inputs }] }, []);
    expect(sampleScenario(graph, planOf(graph)).trigger).toEqual({
      orderId: 'A-1001',
      items: ['Günəş Əliyeva', 'Günəş Əliyeva'],
      total: 3,
    });
  });
});

it('gives the items of a list what the steps of its loop read', () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      visits: ['flow.each', { items: '{{ trigger.visits }}', concurrency: 1 }],
      rest: ['wait.time', { mode: 'until', until: '{{ steps.visits.item.at }}' }],
      tell: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.visits.item.phone }}' }],
    },
    ['start -> visits', 'visits.each -> rest', 'rest -> tell'],
  );
  const phone = '+994501234567';
  expect(sampleScenario(graph, planOf(graph)).trigger).toEqual({
    visits: [
      { at: '2026-03-21T06:00:00.000Z', phone },
      { at: '2026-03-22T06:00:00.000Z', phone },
    ],
  });
});

it('leaves a circle by another way each time', async () => {
  const events = ['more', 'enough'].map((id) => ({ id, label: id, kind: 'event.custom', name: id, about: 'anybody' }));
  const graph = draw(
    {
      start: ['trigger.manual'],
      ask: ['wait.event', { events, lookBack: 'now' }],
      back: ['flow.goto', { target: 'ask' }],
    },
    ['start -> ask', 'ask.more -> back'],
  );
  const plan = planOf(graph);
  const result = await simulate({ plan, scenario: sampleScenario(graph, plan) });
  expect(result).toMatchObject({ status: 'completed', coverage: { nodes: { ask: 2 } } });
});
