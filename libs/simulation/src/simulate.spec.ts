import { draw, planOf, SCENARIO, START_AT } from './testing/draw.ts';
import { simulate } from './simulate.ts';
import { stepsOf } from './steps-of.ts';

const journey = draw(
  {
    start: ['trigger.manual'],
    greet: [
      'whatsapp.send',
      { kind: 'template', template: 'greeting_az', variables: [{ value: '{{ contact.name }}' }] },
    ],
    answer: ['wait.reply', { limit: { amount: 7, unit: 'days' } }],
    sort: [
      'ai.classify',
      {
        text: '{{ steps.answer.text }}',
        labels: [
          { id: 'yes', label: 'Yes' },
          { id: 'no', label: 'No' },
        ],
      },
    ],
    thank: ['whatsapp.send', { kind: 'text', text: 'Thank you: {{ steps.answer.text }}' }],
    rest: ['wait.time', { mode: 'for', duration: { amount: 7, unit: 'days' } }],
    tell: [
      'http.request',
      {
        method: 'POST',
        url: 'https://example.com/leads',
        bodyKind: 'values',
        values: [{ name: 'who', value: '{{ contact.name }}' }],
      },
    ],
    lost: ['deal.move', { pipeline: 'Sales', stage: 'Lost', title: 'x' }],
  },
  [
    'start -> greet',
    'greet.sent -> answer',
    'answer.replied -> sort',
    'answer.silent -> lost',
    'sort.yes -> thank',
    'thank.sent -> rest',
    'rest -> tell',
  ],
);
const plan = planOf(journey);
const run = (scenario: Partial<typeof SCENARIO> = {}) =>
  simulate({ plan, graph: journey, scenario: { ...SCENARIO, ...scenario } });

describe('a journey of fourteen days', () => {
  it('sends, hears, sorts, waits and calls, each at its virtual time', async () => {
    const result = await run({
      happenings: [{ after: 3_600, kind: 'message.received', payload: { text: 'Bəli', channel: 'whatsapp' } }],
    });
    expect(result).toMatchObject({ status: 'completed', virtualSeconds: 3_600 + 7 * 86_400, problems: [] });
    expect(result.messages.map(({ at, text, node }) => [at, text, node])).toEqual([
      [START_AT, 'greeting_az · Günəş Əliyeva', 'greet'],
      ['2026-03-20T05:00:00.000Z', 'Thank you: Bəli', 'thank'],
    ]);
    expect(result.requests).toMatchObject([
      { node: 'tell', at: '2026-03-27T05:00:00.000Z', method: 'POST', body: { who: 'Günəş Əliyeva' } },
    ]);
    expect(stepsOf(result)).toContain('answer#1 done replied');
  });

  it('goes the other way when nobody answers', async () => {
    const result = await run();
    expect(result.coverage.nodes).toMatchObject({ lost: 1, answer: 1 });
    expect(result.coverage.edges).toEqual({ e1: 1, e2: 1, e4: 1 });
    expect(result.coverage).toMatchObject({ ofNodes: 8, ofEdges: 7 });
    expect(result.virtualSeconds).toBe(7 * 86_400);
  });

  it('takes a fraction of a second', async () => {
    const before = process.cpuUsage();
    await run({ answers: { answer: { output: { text: 'ok' }, after: 6 * 86_400 } } });
    // Of the processor, so that a busy machine changes nothing.
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
  });
});

describe('the answers of a scenario', () => {
  it('choose the label, the failure and the late reply', async () => {
    const answers = { answer: { output: { text: 'Yox' }, after: 600 }, sort: { port: 'no' } };
    expect(stepsOf(await run({ answers }))).toContain('sort#1 done no');
  });

  it('keep a message from going out', async () => {
    const result = await run({ answers: { greet: { port: 'not_sent', output: { reason: 'opted-out' } } } });
    expect(result.messages).toEqual([]);
    expect(result.outputs['greet']).toMatchObject({ reason: 'opted-out' });
    expect(result.problems).toMatchObject([{ kind: 'not-sent', node: 'greet' }]);
  });

  it('fail a step for good, after the pauses between its tries', async () => {
    const answers = { greet: { error: { code: 'provider-unavailable', message: 'Down.' } } };
    const result = await run({ answers });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'provider-unavailable', attempt: 10 } });
    expect(result.virtualSeconds).toBe(5 * (2 ** 9 - 1));
  });

  it('that fit no step are named', async () => {
    const result = await run({ answers: { gone: {}, sort: { port: 'maybe' } } });
    expect(result.problems.map(({ kind, node }) => [kind, node])).toEqual([
      ['answer', 'gone'],
      ['answer', 'sort'],
    ]);
  });
});

describe('what happens meanwhile', () => {
  it('is named when nobody waits for it', async () => {
    const result = await run({ happenings: [{ after: 5, kind: 'event.custom', key: 'paid' }] });
    expect(result.problems).toMatchObject([{ kind: 'unheard' }]);
  });

  it('is named when the run has ended before it', async () => {
    const happenings = [{ after: 10 * 86_400, kind: 'message.received', payload: { text: 'Bəli' } }] as const;
    const result = await run({ happenings });
    const problem = { kind: 'unheard', message: 'The run had ended before the message came.' };
    expect([result.status, result.problems]).toMatchObject(['completed', [problem]]);
  });

  it('may be a member who stops the run', async () => {
    const result = await run({ happenings: [{ after: 60, kind: 'cancel' }] });
    expect(result).toMatchObject({ status: 'cancelled', virtualSeconds: 60 });
  });

  it('opens the 24 hours in which any text may be sent', async () => {
    const silent = draw({ start: ['trigger.manual'], say: ['whatsapp.send', { kind: 'text', text: 'Salam' }] }, [
      'start -> say',
    ]);
    const result = await simulate({ plan: planOf(silent), scenario: SCENARIO });
    expect(result.outputs['say']).toMatchObject({ reason: 'window-closed' });
  });
});

it('says where a run stands that nothing moves on', async () => {
  const result = await simulate({ plan, scenario: SCENARIO, limits: { days: 3 } });
  expect(result).toMatchObject({ status: 'waiting', problems: [{ kind: 'limit' }, { kind: 'stuck', node: 'answer' }] });
});

it('gives the same again', async () => {
  expect(await run()).toEqual(await run());
});
