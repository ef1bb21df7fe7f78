import { simulate } from './simulate.ts';
import { draw, planOf, SCENARIO } from './testing/draw.ts';
import { asked, begun, event, play, requests, statuses, takes, visits } from './testing/play.ts';

const TEMPLATE = { kind: 'template', template: 'greeting_az', variables: [{ value: '{{ contact.name }}' }] };

describe('people who are asked', () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      ask: [
        'wait.approval',
        {
          question: 'May {{ contact.name }} have a discount?',
          choices: [
            { id: 'yes', label: 'Yes' },
            { id: 'no', label: 'No' },
          ],
          asks: 'anyone',
          expires: { amount: 2, unit: 'days' },
        },
      ],
      give: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.ask.note }}' }],
      refuse: ['data.set', { values: [{ name: 'x', value: 'y' }] }],
      late: ['data.set', { values: [{ name: 'x', value: 'z' }] }],
    },
    ['start -> ask', 'ask.yes -> give', 'ask.no -> refuse', 'ask.expired -> late'],
  );

  it('answer as the scenario says, when it says', async () => {
    const result = await play({ graph }, { answers: { ask: { port: 'yes', output: { note: 'sure' }, after: 600 } } });
    expect([asked(result), begun(result, 'give')]).toEqual([['sure'], 600]);
  });

  it('answer by a happening that names the step', async () => {
    const payload = { choice: 'no', by: 'm1', note: '' };
    const result = await play(
      { graph },
      { happenings: [{ after: 60, kind: 'approval.answered', node: 'ask', payload }] },
    );
    expect(begun(result, 'refuse')).toBe(60);
  });

  it('let the question expire', async () => {
    expect(begun(await play({ graph }), 'late')).toBe(2 * 86_400);
    expect(begun(await play({ graph }, { answers: { ask: { port: 'expired' } } }), 'late')).toBe(2 * 86_400);
  });
});

describe('orders of members', () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      book: ['http.request', { method: 'GET', url: 'https://example.com/book' }],
      rest: ['wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }],
      greet: ['whatsapp.send', TEMPLATE],
      undo: ['flow.compensate', { of: 'book' }],
      unbook: ['http.request', { method: 'GET', url: 'https://example.com/unbook' }],
    },
    ['start -> book', 'book -> rest', 'rest -> greet', 'undo -> unbook'],
  );

  it('freeze the time of a wait', async () => {
    const happenings = [
      { after: 600, kind: 'pause' },
      { after: 6_600, kind: 'resume' },
    ] as const;
    const result = await play({ graph }, { happenings });
    expect([result.status, begun(result, 'greet')]).toEqual(['completed', 3_600 + 6_000]);
    expect(await play({ graph }, { happenings: [happenings[0]] })).toMatchObject({ status: 'paused' });
  });

  it('skip a wait', async () => {
    expect(begun(await play({ graph }, { happenings: [{ after: 60, kind: 'skip', node: 'rest' }] }), 'greet')).toBe(60);
  });

  it('have the run undo what it has done', async () => {
    const result = await play({ graph }, { happenings: [{ after: 60, kind: 'cancel' }] });
    expect(result.status).toBe('cancelled');
    expect(requests(result)).toEqual(['book@0', 'unbook@60']);
    expect(result.messages).toEqual([]);
  });
});

it('a time limit fails the run in the middle of a wait', async () => {
  const graph = draw(
    { start: ['trigger.manual'], rest: ['wait.time', { mode: 'for', duration: { amount: 5, unit: 'days' } }] },
    ['start -> rest'],
    { timeLimitSeconds: 86_400 },
  );
  expect(await play({ graph })).toMatchObject({
    status: 'failed',
    error: { code: 'timed-out' },
    virtualSeconds: 86_400,
  });
});

describe('runs of other workflows', () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      price: ['flow.call', { workflow: 'price', mode: 'own', wait: true, inputs: [{ name: 'what', value: 'tooth' }] }],
      tell: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.price.amount }}' }],
    },
    ['start -> price', 'price -> tell'],
  );
  const price = draw(
    {
      called: [
        'trigger.call',
        {
          inputs: [{ name: 'what', type: 'text', required: true }],
          outputs: [{ name: 'amount', type: 'text' }],
        },
      ],
      ask: ['http.request', { method: 'GET', url: 'https://example.com/{{ trigger.what }}' }],
      end: ['flow.end', { status: 'completed', values: [{ name: 'amount', value: '{{ steps.ask.body.amount }}' }] }],
    },
    ['called -> ask', 'ask -> end'],
  );

  it('are simulated too, and give what they end with', async () => {
    const answers = { 'price/ask': { output: { body: { amount: '150' } }, after: 30 } };
    const result = await play({ graph, calls: { price } }, { answers });
    expect(asked(result)).toEqual(['tooth', '150']);
    expect(result.children).toMatchObject([{ node: 'price', workflowId: 'price', status: 'completed' }]);
    expect(begun(result, 'tell')).toBe(30);
  });

  it('are answered by the scenario', async () => {
    const answers = { price: { output: { output: { amount: '90' } }, after: 5 } };
    const result = await play({ graph, calls: { price } }, { answers });
    expect([asked(result), result.children]).toEqual([['90'], []]);
  });

  it('fail the step that called them', async () => {
    const answers = { 'price/ask': { error: { code: 'provider-rejected', message: 'No.' } } };
    const result = await play({ graph, calls: { price } }, { answers });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'provider-rejected' } });
  });
});

it('a deal that the run moves is an event for its other branches', async () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      move: ['deal.move', { pipeline: 'Sales', stage: 'Won', title: 'x' }],
      won: [
        'wait.event',
        { events: [{ id: 'won', label: 'Won', kind: 'deal.moved', name: '', about: 'contact' }], lookBack: 'runStart' },
      ],
      after: ['data.set', { values: [{ name: 'stage', value: '{{ steps.won.data.stage }}' }] }],
    },
    ['start -> move', 'start -> won', 'won.won -> after'],
  );
  expect((await play({ graph })).vars).toEqual({ stage: 'Won' });
});

describe('large simulations', () => {
  const contacts = Array.from({ length: 1_000 }, (_, index) => ({
    name: `Person ${String(index)}`,
    answers: index % 3 === 0,
  }));
  const campaign = draw(
    {
      start: ['trigger.manual'],
      people: ['flow.each', { items: '{{ trigger.people }}', concurrency: 20 }],
      call: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.people.item.name }}' }],
      rest: ['wait.time', { mode: 'for', duration: { amount: 7, unit: 'days' } }],
      again: ['http.request', { method: 'GET', url: 'https://example.com/again/{{ steps.people.number }}' }],
      after: ['whatsapp.send', TEMPLATE],
    },
    ['start -> people', 'people.each -> call', 'call -> rest', 'rest -> again', 'people.done -> after'],
  );

  it('go over a thousand people, each with a week of waiting', async () => {
    const before = process.cpuUsage();
    const result = await play({ graph: campaign }, { trigger: { people: contacts } });
    expect(result).toMatchObject({ status: 'completed', problems: [], virtualSeconds: 50 * 7 * 86_400 });
    expect([visits(result, 'again'), visits(result, 'after')]).toEqual([1_000, 1]);
    // Of the processor, so that a busy machine changes nothing.
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
  });

  it('leave time for other things', async () => {
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      return Promise.resolve();
    };
    const scenario = { ...SCENARIO, trigger: { people: contacts } };
    await simulate({ plan: planOf(campaign), scenario, pause });
    expect(pauses).toBeGreaterThan(10);
  });

  it('are stopped where they go on too long, and say so', async () => {
    const circle = draw(
      {
        start: ['trigger.manual'],
        rest: ['wait.time', { mode: 'for', duration: { amount: 1, unit: 'seconds' } }],
        back: ['flow.goto', { target: 'rest' }],
      },
      ['start -> rest', 'rest -> back'],
    );
    const limits = { events: 4_000, steps: 1_000 };
    const result = await simulate({ plan: planOf(circle), scenario: SCENARIO, limits });
    expect(result).toMatchObject({ status: 'waiting', events: 4_000 });
    expect(result.steps).toHaveLength(1_000);
    expect(result.problems.map(({ kind }) => kind)).toEqual(['limit', 'limit', 'stuck']);
  });
});

it('a goal is about the person whom the run comes to know on its way', async () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      save: ['contact.upsert', { name: 'Leyla', phone: '+994501112233' }],
      move: ['deal.move', { pipeline: 'Sales', stage: 'Won', title: 'x' }],
      rest: ['wait.time', { mode: 'for', duration: { amount: 7, unit: 'days' } }],
      won: ['flow.goal', { kind: 'deal.moved', about: 'contact' }],
    },
    ['start -> save', 'save -> move', 'move -> rest'],
  );
  const result = await play({ graph }, { contact: null });
  expect(result).toMatchObject({ status: 'completed', outcome: 'won', virtualSeconds: 0 });
});

it('an event counts once for a step, however far its next visit looks back', async () => {
  const paid = { id: 'paid', label: 'Paid', kind: 'event.custom', name: 'paid', about: 'anybody' };
  const graph = draw(
    {
      start: ['trigger.manual'],
      wait: ['wait.event', { events: [paid], limit: { amount: 1, unit: 'hours' }, lookBack: 'runStart' }],
      rest: ['wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }],
      back: ['flow.goto', { target: 'wait' }],
    },
    ['start -> wait', 'wait.paid -> rest', 'rest -> back'],
  );
  const result = await play({ graph }, { happenings: [event('paid', 10)] });
  expect(result).toMatchObject({ status: 'completed', virtualSeconds: 10 + 2 * 3_600 });
  expect(visits(result, 'wait')).toBe(2);
});

it('events come to the branch that waits for them first', async () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      wait: [
        'wait.event',
        {
          events: [
            {
              id: 'mine',
              label: 'Mine',
              kind: 'event.custom',
              name: 'paid',
              about: 'anybody',
              match: '{{ trigger.order }}',
            },
            { id: 'gone', label: 'Gone', kind: 'event.custom', name: 'gone', about: 'anybody' },
          ],
          lookBack: 'now',
        },
      ],
      ship: ['http.request', { method: 'GET', url: 'https://example.com/ship' }],
    },
    ['start -> wait', 'wait.mine -> ship'],
  );
  const paid = (match: string, after: number) => ({ ...event('paid', after), match });
  const result = await play(
    { graph },
    { trigger: { order: 'A-2' }, happenings: [paid('A-1', 10), paid('A-2', 20)], answers: takes({ ship: 5 }) },
  );
  expect(requests(result)).toEqual(['ship@20']);
  expect(statuses(result, 'wait')).toEqual(['done']);
});
