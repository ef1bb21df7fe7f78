import { call, drawPlan, each, node, repeat } from './spec/plan-builder.ts';
import { RunPlayer } from './spec/run-player.ts';

const start = node('start', 'trigger');
const item = { config: { value: '{{ steps.loop.item }}' }, templates: [['value']] };

describe('a for-each', () => {
  const overPeople = (config: object, body: readonly ReturnType<typeof node>[], lines: readonly string[]) =>
    drawPlan(
      [
        start,
        each('loop', { config: { items: ['a', 'b', 'c'], ...config }, templates: [['collect']] }),
        ...body,
        node('after', 'outbound'),
      ],
      ['start -> loop', 'loop.done -> after', ...lines],
    );

  it('visits its body once for each item, in order, one at a time', () => {
    const run = new RunPlayer(overPeople({}, [node('send', 'outbound', { in: 'loop' })], ['loop.each -> send']));
    expect(run.activePlaces).toEqual(['send:0.1']);
    run.executed('send:0.1');
    expect(run.activePlaces).toEqual(['send:1.1']);
    run.executed('send:1.1');
    run.executed('send:2.1');
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.outputOf('loop')).toEqual({ count: 3 });
    expect(run.state.frames).toBeUndefined();
  });

  it('has as many rounds side by side as it may', () => {
    const body = [node('send', 'outbound', { in: 'loop' })];
    const run = new RunPlayer(overPeople({ concurrency: 2 }, body, ['loop.each -> send']));
    expect(run.activePlaces).toEqual(['send:0.1', 'send:1.1']);
    run.executed('send:1.1');
    expect(run.activePlaces).toEqual(['send:0.1', 'send:2.1']);
  });

  it('gives the results of its rounds in the order of the items, whatever ends first', () => {
    const body = [node('send', 'outbound', { in: 'loop' })];
    const config = { concurrency: 3, collect: '{{ steps.loop.item }}{{ steps.loop.number }}: {{ steps.send.text }}' };
    const run = new RunPlayer(overPeople(config, body, ['loop.each -> send']));
    for (const index of ['2', '0', '1']) run.executed(`send:${index}.1`, { output: { text: `to ${index}` } });
    expect(run.outputOf('loop')).toEqual({ count: 3, results: ['a1: to 0', 'b2: to 1', 'c3: to 2'] });
  });

  it('knows the item in its body, and nothing of the body behind it', () => {
    const plan = overPeople({}, [node('note', 'pure', { in: 'loop', ...item })], ['loop.each -> note']);
    const run = new RunPlayer(plan);
    expect(run.outputOf('note:1.1')).toEqual({ seen: 'b' });
    expect(run.state.outputs['note']).toBeUndefined();
    expect(run.reports.find(({ key }) => key === 'r:note:1.1')).toMatchObject({ path: '1', visit: 1 });
  });

  it('ends a round when all its branches are over, and tells of no skipped step in it', () => {
    const body = [
      node('check', 'pure', { in: 'loop', config: { port: 'yes' }, ports: ['yes', 'no'] }),
      node('left', 'outbound', { in: 'loop' }),
      node('right', 'outbound', { in: 'loop' }),
      node('both', 'quick', { in: 'loop' }),
    ];
    const lines = ['loop.each -> check', 'check.yes -> left', 'check.no -> right', 'left -> both', 'right -> both'];
    const run = new RunPlayer(overPeople({}, body, lines));
    run.executed('left:0.1');
    expect(run.activePlaces).toEqual(['both:0.1']);
    run.executed('both:0.1');
    expect(run.activePlaces).toEqual(['left:1.1']);
    expect(run.reports.filter(({ status }) => status === 'skipped')).toEqual([]);
  });

  it('over nothing goes on at once', () => {
    const run = new RunPlayer(overPeople({ items: [], collect: 'x' }, [], []));
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.outputOf('loop')).toEqual({ count: 0, results: [] });
  });

  it('with an empty body counts its items', () => {
    expect(new RunPlayer(overPeople({}, [], [])).outputOf('loop')).toEqual({ count: 3 });
  });

  it('leaves by its error port when a step in it fails, and lets go of the other rounds', () => {
    const plan = drawPlan(
      [
        start,
        each('loop', { config: { items: [1, 2], concurrency: 2 }, onError: 'port' }),
        node('send', 'outbound', { in: 'loop' }),
        node('rescue', 'outbound'),
      ],
      ['start -> loop', 'loop.each -> send', 'loop.error -> rescue'],
    );
    const run = new RunPlayer(plan);
    run.failed('send:0.1');
    expect(run.activePlaces).toEqual(['rescue:1']);
    expect([run.statusOf('send:0.1'), run.statusOf('send:1.1'), run.statusOf('loop')]).toEqual([
      'failed',
      'cancelled',
      'failed',
    ]);
    expect(run.state.outputs['loop']).toMatchObject({ error: { code: 'provider-rejected' } });
  });

  it('refuses to collect more than it can hand on', () => {
    const items = Array.from({ length: 10_001 }, () => 0);
    const run = new RunPlayer(overPeople({ items, collect: 'x' }, [], []));
    expect(run.state).toMatchObject({ status: 'failed', error: { code: 'payload-too-large' } });
    const large = new RunPlayer(overPeople({ collect: '{{ trigger.text }}' }, [], []), undefined, {
      text: 'x'.repeat(400_000),
    });
    large.finishBurst();
    expect(large.state).toMatchObject({ status: 'failed', error: { code: 'payload-too-large' } });
  });
});

describe('loops in loops', () => {
  it('number their rounds outermost first', () => {
    const plan = drawPlan(
      [
        start,
        each('outer', { config: { items: ['x', 'y'] } }),
        each('inner', { config: { items: ['a', 'b'] }, in: 'outer' }),
        node('note', 'pure', {
          in: 'inner',
          config: { value: '{{ steps.outer.item }}{{ steps.inner.item }}' },
          templates: [['value']],
        }),
      ],
      ['start -> outer', 'outer.each -> inner', 'inner.each -> note'],
    );
    const run = new RunPlayer(plan);
    const seen = run.reports.filter(({ nodeId }) => nodeId === 'note').map(({ key, output }) => [key, output['seen']]);
    expect(seen).toEqual([
      ['r:note:0.0.1', 'xa'],
      ['r:note:0.1.1', 'xb'],
      ['r:note:1.0.1', 'ya'],
      ['r:note:1.1.1', 'yb'],
    ]);
  });
});

describe('a repeat', () => {
  const asking = drawPlan(
    [
      start,
      repeat('again', { config: { more: '{{ vars.more }}', limit: 3 }, templates: [['more']] }),
      node('page', 'quick', { in: 'again' }),
      node('after', 'outbound'),
      node('enough', 'outbound'),
      node('set', 'pure', { config: { set: { more: true } } }),
    ],
    ['start -> set', 'set -> again', 'again.round -> page', 'again.done -> after', 'again.limit -> enough'],
  );

  it('asks before every round', () => {
    const run = new RunPlayer(asking);
    run.executed('page:0.1', { vars: { more: true } });
    expect(run.activePlaces).toEqual(['page:1.1']);
    run.executed('page:1.1', { vars: { more: false } });
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.outputOf('again')).toEqual({ count: 2 });
  });

  it('knows the number of the round that is about to begin, the first one too', () => {
    const note = { in: 'again', config: { value: '{{ steps.again.number }}' }, templates: [['value']] };
    const run = new RunPlayer(
      drawPlan(
        [
          start,
          repeat('again', { config: { more: '{{ steps.again.number <= 3 }}' }, templates: [['more']] }),
          node('note', 'pure', note),
        ],
        ['start -> again', 'again.round -> note'],
      ),
    );
    expect(run.outputOf('again')).toEqual({ count: 3 });
    expect([0, 1, 2].map((round) => run.outputOf(`note:${String(round)}.1`))).toEqual([
      { seen: 1 },
      { seen: 2 },
      { seen: 3 },
    ]);
  });

  it('leaves by its limit', () => {
    const run = new RunPlayer(asking);
    for (const round of [0, 1, 2]) run.executed(`page:${String(round)}.1`);
    expect(run.activePlaces).toEqual(['enough:1']);
  });
});

describe('an inline sub-workflow', () => {
  const calling = (details: object, end: object = {}) =>
    drawPlan(
      [
        start,
        call('ask', {
          config: { inputs: { name: '{{ trigger.name }}' } },
          templates: [['inputs', 'name']],
          ...details,
        }),
        node('ask/begin', 'trigger', { in: 'ask', localId: 'begin' }),
        node('ask/greet', 'pure', {
          in: 'ask',
          localId: 'greet',
          config: { value: '{{ trigger.name }}/{{ steps.begin.name }}/{{ steps.before.seen }}', set: { own: true } },
          templates: [['value']],
        }),
        node('ask/check', 'outbound', { in: 'ask', localId: 'check' }),
        node('ask/end', 'pure', {
          in: 'ask',
          localId: 'end',
          ports: [],
          config: { end: true, values: { answer: '{{ steps.greet.seen }}' }, ...end },
          templates: [['values', 'answer']],
        }),
        node('before', 'pure', { config: { value: 'outside' } }),
        node('after', 'outbound'),
        node('rescue', 'outbound'),
      ],
      [
        'start -> before',
        'before -> ask',
        'ask.call -> ask/begin',
        'ask/begin -> ask/greet',
        'ask/greet -> ask/check',
        'ask/check -> ask/end',
        'ask.done -> after',
        'ask.error -> rescue',
      ],
    );

  it('has a scope of its own, and its end values are the output of the step that called it', () => {
    const run = new RunPlayer(calling({}));
    run.executed('ask/check:0.1');
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.state.outputs['ask']).toEqual({ answer: 'Aygün/Aygün/' });
    expect(run.state.vars).toEqual({});
    expect(run.state.status).toBe('running');
  });

  it('fails as the step that called it', () => {
    const run = new RunPlayer(calling({ onError: 'port' }));
    run.failed('ask/check:0.1');
    expect(run.activePlaces).toEqual(['rescue:1']);
    const told = new RunPlayer(calling({ onError: 'port' }, { failed: true }));
    told.executed('ask/check:0.1');
    expect(told.activePlaces).toEqual(['rescue:1']);
  });

  it('ends as failed from inside a loop, whatever the loop does on errors', () => {
    const sub = (onError: 'fail' | 'port') =>
      drawPlan(
        [
          start,
          call('ask', { onError }),
          each('ask/loop', { in: 'ask', localId: 'loop', config: { items: [1, 2] }, onError: 'continue' }),
          node('ask/end', 'pure', { in: 'ask/loop', localId: 'end', ports: [], config: { end: true, failed: true } }),
          node('after', 'outbound'),
          node('rescue', 'outbound'),
        ],
        [
          'start -> ask',
          'ask.call -> ask/loop',
          'ask/loop.each -> ask/end',
          'ask.done -> after',
          'ask.error -> rescue',
        ],
      );
    expect(new RunPlayer(sub('port')).activePlaces).toEqual(['rescue:1']);
    expect(new RunPlayer(sub('fail')).state.status).toBe('failed');
  });

  it('ends with nothing to give when it just stops', () => {
    const run = new RunPlayer(
      drawPlan(
        [start, call('ask'), node('ask/x', 'quick', { in: 'ask', localId: 'x' }), node('after', 'outbound')],
        ['start -> ask', 'ask.call -> ask/x', 'ask.done -> after'],
      ),
    );
    run.executed('ask/x:0.1');
    expect(run.activePlaces).toEqual(['after:1']);
  });
});
