import type { JsonObject } from '@flowkeep/contracts';
import { sampleScenario } from './sample-scenario.ts';
import type { Happening, Scenario } from './scenario.ts';
import { simulate } from './simulate.ts';
import { draw, PERSON, planOf, SCENARIO } from './testing/draw.ts';

const PIPELINES = [
  {
    id: 'p-1',
    name: 'Sales',
    stages: [
      { id: 's-1', name: 'New', kind: 'open' },
      { id: 's-2', name: 'Won', kind: 'won' },
      { id: 's-3', name: 'Gone', kind: 'lost' },
    ],
  },
];
const WEEK = ['wait.time', { mode: 'for', duration: { amount: 7, unit: 'days' } }] as const;
const rule = (left: string, right: string) => ({ match: 'all', rules: [{ left, operator: 'equals', right }] });

function play(graph: ReturnType<typeof draw>, scenario: Partial<Scenario> = {}) {
  return simulate({ plan: planOf(graph), graph, scenario: { ...SCENARIO, ...scenario }, pipelines: PIPELINES });
}

const happens = (kind: Happening['kind'], payload: JsonObject, after = 3_600): Happening => ({ after, kind, payload });

describe('a goal about the contact', () => {
  const condition = rule('{{ contact.language }}', 'ru');
  const russian = ['flow.goal', { kind: 'contact.changed', about: 'contact', condition }] as const;

  it('is reached when a member changes them', async () => {
    const graph = draw({ start: ['trigger.manual'], rest: WEEK, russian }, ['start -> rest']);
    const happenings = [
      happens('contact.changed', { name: 'Günəş' }),
      happens('contact.changed', { language: 'ru' }, 7_200),
    ];
    const result = await play(graph, { happenings });
    expect(result).toMatchObject({ status: 'completed', outcome: 'russian', virtualSeconds: 7_200 });
  });

  it('is reached when the run changes them itself', async () => {
    const graph = draw(
      { start: ['trigger.manual'], save: ['contact.upsert', { language: 'ru' }], rest: WEEK, russian },
      ['start -> save', 'save -> rest'],
    );
    expect(await play(graph)).toMatchObject({ outcome: 'russian', virtualSeconds: 0 });
  });

  it('may speak of what the event says', async () => {
    const changed = {
      kind: 'contact.changed',
      about: 'contact',
      condition: rule('{{ event.email }}', 'g@example.com'),
    };
    const graph = draw({ start: ['trigger.manual'], rest: WEEK, changed: ['flow.goal', changed] }, ['start -> rest']);
    const result = await play(graph, { happenings: [happens('contact.changed', { email: 'g@example.com' })] });
    expect(result).toMatchObject({ outcome: 'changed' });
  });
});

describe('Won and Lost as two ways out of a wait', () => {
  const branch = (id: string) => ({ id, label: id, kind: 'deal.moved', name: '', about: 'contact', outcome: id });
  const graph = draw(
    {
      start: ['trigger.manual'],
      deal: [
        'wait.event',
        { events: [branch('won'), branch('lost')], limit: { amount: 5, unit: 'days' }, lookBack: 'now' },
      ],
      note: ['data.set', { values: [{ name: 'stage', value: '{{ steps.deal.data.stage }}' }] }],
    },
    ['start -> deal', 'deal.lost -> note'],
  );

  it('are told apart, and a deal that is still open is neither', async () => {
    const happenings = [happens('deal.moved', { stage: 'New' }, 60), happens('deal.moved', { stage: 'Gone' })];
    const result = await play(graph, { happenings });
    expect(result).toMatchObject({ status: 'completed', virtualSeconds: 3_600, vars: { stage: 'Gone' } });
  });

  it('keep their time limit', async () => {
    const result = await play(graph, { happenings: [happens('deal.moved', { stage: 's-1' })] });
    expect(result).toMatchObject({ status: 'completed', virtualSeconds: 5 * 86_400, vars: {} });
  });

  it('are chosen by an answer', async () => {
    const result = await play(graph, { answers: { deal: { port: 'lost' } } });
    expect(result).toMatchObject({ virtualSeconds: 60, vars: { stage: 'Gone' } });
  });

  it('are heard when the run moves the deal itself', async () => {
    const both = draw(
      {
        start: ['trigger.manual'],
        move: ['deal.move', { pipeline: 'p-1', stage: 's-3', title: 'x' }],
        deal: ['wait.event', { events: [branch('won'), branch('lost')], lookBack: 'runStart' }],
        note: [
          'data.set',
          { values: [{ name: 'said', value: '{{ steps.deal.data.pipeline }} {{ steps.move.stage }}' }] },
        ],
      },
      ['start -> move', 'start -> deal', 'deal.lost -> note'],
    );
    expect(await play(both)).toMatchObject({ vars: { said: 'Sales Gone' } });
  });
});

describe('tries of a step', () => {
  it('follow the errors that it names, also where they are no others’', async () => {
    const url = 'https://example.com';
    const retry = { attempts: 5, firstDelaySeconds: 10, backoff: 'same', on: ['provider-rejected'] } as const;
    const graph = draw({ start: ['trigger.manual'], call: ['http.request', { method: 'GET', url }, { retry }] }, [
      'start -> call',
    ]);
    const failing = (code: string) => play(graph, { answers: { call: { error: { code, message: 'No.' } } } });
    expect(await failing('provider-rejected')).toMatchObject({ error: { attempt: 5 }, virtualSeconds: 40 });
    expect(await failing('provider-unavailable')).toMatchObject({ error: { attempt: 1 }, virtualSeconds: 0 });
  });
});

it('a sample of a changed contact says what the contact is like', () => {
  const graph = draw(
    {
      changed: ['trigger.event', { kind: 'contact.changed' }],
      note: ['data.set', { values: [{ name: 'x', value: '{{ trigger.name }}' }] }],
    },
    ['changed -> note'],
  );
  const contact = { ...PERSON, timeZone: 'Asia/Tokyo' };
  const scenario = sampleScenario(graph, planOf(graph), { contact });
  expect(scenario.trigger).toMatchObject({ name: 'Günəş Əliyeva', email: null, timeZone: 'Asia/Tokyo' });
});
