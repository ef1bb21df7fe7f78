import { MOST_COMPLETED } from './completed.ts';
import { drawPlan, each, node, undo } from './spec/plan-builder.ts';
import { RunPlayer } from './spec/run-player.ts';

const start = node('start', 'trigger');

describe('cancelling', () => {
  const plan = drawPlan(
    [
      start,
      node('book', 'outbound'),
      node('pay', 'outbound'),
      node('wait', 'waiting'),
      undo('unbook', 'book'),
      node('release', 'outbound', {
        in: 'unbook',
        config: { room: '{{ steps.book.room }}' },
        templates: [['room']],
      }),
      undo('unpay', 'pay'),
      node('refund', 'outbound', { in: 'unpay' }),
      undo('always'),
      node('tell', 'outbound', { in: 'always' }),
    ],
    ['start -> book', 'book -> pay', 'pay -> wait', 'unbook -> release', 'unpay -> refund', 'always -> tell'],
  );

  const booked = () => {
    const run = new RunPlayer(plan);
    run.executed('book', { output: { room: 12 } });
    run.executed('pay');
    run.tell({ kind: 'cancel', reason: 'enough' });
    return run;
  };

  it('undoes what was done, the last first, then what is to be done for every run', () => {
    const run = booked();
    expect(run.state.status).toBe('running');
    expect(run.activePlaces).toEqual(['refund:0.1']);
    run.executed('refund:0.1');
    expect(run.activePlaces).toEqual(['release:0.1']);
    expect(run.commands.at(-1)).toMatchObject({ config: { room: 12 } });
    run.executed('release:0.1');
    expect(run.activePlaces).toEqual(['tell:0.1']);
    run.executed('tell:0.1');
    expect(run.state.status).toBe('cancelled');
    expect([run.statusOf('unpay'), run.statusOf('unbook'), run.statusOf('wait')]).toEqual([
      'done',
      'done',
      'cancelled',
    ]);
  });

  it('keeps of what was done only what undoing it can ask for', () => {
    const run = new RunPlayer(plan);
    run.executed('book', { output: { room: 12, receipt: 'x'.repeat(10_000) } });
    run.executed('pay', { output: { card: '1234' } });
    expect(run.state.completed?.map(({ output }) => output)).toEqual([{ room: 12 }, {}]);
  });

  it('keeps all of it where the whole is asked for, or a part that only the run names', () => {
    const wholes = [
      '{{ steps.book | json }}',
      '{{ steps | json }}',
      '{{ steps.book[vars.part] }}',
      '{{ steps.book[vars.part].number }}',
      '{{ steps[vars.which].room }}',
      '{% assign which = "book" %}{{ steps[which].room.number }}',
      '{{ [vars.root].book.room }}',
    ];
    for (const text of wholes) {
      const nodes = [start, node('book', 'outbound'), node('wait', 'waiting'), undo('unbook', 'book')];
      const release = node('release', 'outbound', { in: 'unbook', config: { text }, templates: [['text']] });
      const run = new RunPlayer(drawPlan([...nodes, release], ['start -> book', 'book -> wait', 'unbook -> release']));
      run.executed('book', { output: { room: 12, bed: 3 } });
      expect(run.state.completed?.map(({ output }) => output)).toEqual([{ room: 12, bed: 3 }]);
    }
  });

  it('forgets the first of very many', () => {
    const items = Array.from({ length: MOST_COMPLETED + 50 }, (_, index) => index);
    const run = new RunPlayer(
      drawPlan(
        [
          start,
          each('loop', { config: { items } }),
          node('book', 'pure', { in: 'loop' }),
          node('wait', 'waiting'),
          undo('unbook', 'book'),
          node('release', 'outbound', { in: 'unbook' }),
        ],
        ['start -> loop', 'loop.each -> book', 'loop.done -> wait', 'unbook -> release'],
      ),
    );
    run.finishBurst();
    expect(run.state.completed).toHaveLength(MOST_COMPLETED);
    expect(run.state.completed?.[0]?.key).toBe('r:book:50.1');
    run.tell({ kind: 'cancel', reason: 'enough' });
    expect(run.reports.find(({ nodeId, status }) => nodeId === 'unbook' && status === 'failed')?.error?.message).toBe(
      'The run was too long to remember all that it did: the first 50 times that "book" was done could not be undone.',
    );
    expect(run.state.forgotten).toBeUndefined();
    expect(run.activePlaces).toEqual(['release:2-0.1']);
  });

  it('forgets the first of what is too large together, and tells of it when the rest is undone', () => {
    const whole = { in: 'unbook', config: { text: '{{ steps.book | json }}' }, templates: [['text']] };
    const nodes = [start, node('book', 'outbound'), node('again', 'outbound'), node('wait', 'waiting')];
    const undoing = [undo('unbook', 'book'), undo('unagain', 'again'), node('release', 'outbound', whole)];
    const other = { in: 'unagain', config: { text: '{{ steps.again | json }}' }, templates: [['text']] };
    const lines = ['start -> book', 'book -> again', 'again -> wait', 'unbook -> release', 'unagain -> free'];
    const run = new RunPlayer(drawPlan([...nodes, ...undoing, node('free', 'outbound', other)], lines));
    run.executed('book', { output: { receipt: 'x'.repeat(300_000) } });
    run.executed('again', { output: { receipt: 'x'.repeat(300_000) } });
    expect(run.state.completed?.map(({ key }) => key)).toEqual(['r:again:1']);
    run.tell({ kind: 'cancel', reason: 'enough' });
    expect(run.reports.find(({ nodeId }) => nodeId === 'unbook')).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('the first time that "book" was done could not be undone') as string },
    });
    run.executed('free:0.1');
    expect(run.state).toMatchObject({ status: 'cancelled' });
    expect(run.state.forgotten).toBeUndefined();
  });

  it('keeps the last one however large it is', () => {
    const run = new RunPlayer(plan);
    run.executed('book', { output: { room: 'x'.repeat(600_000) } });
    expect(run.state.completed).toHaveLength(1);
    expect(run.state.forgotten).toBeUndefined();
  });

  it('goes on when an undoing fails, and tells of it', () => {
    const run = booked();
    run.failed('refund:0.1');
    expect([run.statusOf('refund:0.1'), run.statusOf('unpay')]).toEqual(['failed', 'failed']);
    expect(run.activePlaces).toEqual(['release:0.1']);
  });

  it('undoes what came to its end during a pause', () => {
    const run = new RunPlayer(plan);
    run.tell({ kind: 'pause' });
    run.executed('book', { output: { room: 7 } });
    run.tell({ kind: 'cancel', reason: 'enough' });
    expect(run.statusOf('book')).toBe('done');
    expect(run.activePlaces).toEqual(['release:0.1']);
    expect(run.commands.at(-1)).toMatchObject({ config: { room: 7 } });
  });

  it('undoes nothing that was not done', () => {
    const run = new RunPlayer(plan);
    run.tell({ kind: 'cancel', reason: 'enough' });
    expect(run.activePlaces).toEqual(['tell:0.1']);
  });

  it('twice ends at once', () => {
    const run = booked();
    run.tell({ kind: 'cancel', reason: 'now' });
    expect(run.state).toMatchObject({ status: 'cancelled', active: {} });
    expect(run.state.frames).toBeUndefined();
  });
});
