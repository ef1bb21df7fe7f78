import type { JoinRule } from '@flowkeep/graph';
import { drawPlan, join, node } from './spec/plan-builder.ts';
import { RunPlayer } from './spec/run-player.ts';

const start = node('start', 'trigger');

function joining(mode: JoinRule['mode'], details: Partial<JoinRule> = {}) {
  return drawPlan(
    [
      start,
      node('a', 'outbound', { ports: ['ok', 'other'] }),
      node('b', 'outbound', { ports: ['ok', 'other'] }),
      node('c', 'outbound', { ports: ['ok', 'other'] }),
      join('meet', mode, details),
      node('after', 'outbound'),
      node('few', 'outbound'),
    ],
    [
      ...['a', 'b', 'c'].flatMap((id) => [`start -> ${id}`, `${id}.ok -> meet`]),
      'meet -> after',
      ...(mode === 'count' ? ['meet.short -> few'] : []),
    ],
  );
}

const ok = { port: 'ok' };
const other = { port: 'other' };

describe('a join of any', () => {
  it('goes on at the first, and ignores the others', () => {
    const run = new RunPlayer(joining('any'));
    run.executed('b', ok);
    expect(run.activePlaces).toEqual(['a:1', 'c:1', 'after:1']);
    run.executed('a', ok);
    run.executed('c', other);
    run.executed('after');
    expect(run.state.status).toBe('completed');
    expect(run.state.visits).toMatchObject({ meet: 1, after: 1 });
    expect(run.outputOf('meet')).toEqual({ arrived: 1, expected: 1 });
  });

  it('is skipped when nobody comes', () => {
    const run = new RunPlayer(joining('any'));
    for (const id of ['a', 'b', 'c']) run.executed(id, other);
    expect(run.state.status).toBe('completed');
    expect(run.statusOf('meet:0')).toBe('skipped');
  });

  it('stops the others where it says so', () => {
    const run = new RunPlayer(joining('any', { stopOthers: true }));
    run.executed('b', ok);
    expect(run.activePlaces).toEqual(['after:1']);
    expect([run.statusOf('a'), run.statusOf('c')]).toEqual(['cancelled', 'cancelled']);
    expect(run.commands.filter(({ kind }) => kind === 'abandon')).toHaveLength(2);
  });
});

describe('a join of a count', () => {
  it('goes on when so many have come', () => {
    const run = new RunPlayer(joining('count', { count: 2 }));
    run.executed('a', ok);
    expect(run.activePlaces).toEqual(['b:1', 'c:1']);
    run.executed('c', ok);
    expect(run.activePlaces).toEqual(['b:1', 'after:1']);
    expect(run.outputOf('meet')).toEqual({ arrived: 2, expected: 2 });
  });

  it('leaves by "short" when fewer came, and is skipped when nobody did', () => {
    const run = new RunPlayer(joining('count', { count: 2 }));
    run.executed('a', ok);
    run.executed('b', other);
    run.executed('c', other);
    expect(run.activePlaces).toEqual(['few:1']);
    const none = new RunPlayer(joining('count', { count: 2 }));
    for (const id of ['a', 'b', 'c']) none.executed(id, other);
    expect(none.statusOf('meet:0')).toBe('skipped');
  });
});

describe('a join of all', () => {
  it('waits until every branch is over, and goes on if one has come', () => {
    const run = new RunPlayer(joining('all'));
    run.executed('a', ok);
    run.executed('b', other);
    expect(run.activePlaces).toEqual(['c:1']);
    run.executed('c', other);
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.outputOf('meet')).toEqual({ arrived: 1, expected: 3 });
  });
});

describe('stopping the others', () => {
  it('keeps what has not started yet from starting', () => {
    const plan = drawPlan(
      [
        start,
        node('fast', 'outbound'),
        node('slow', 'outbound'),
        node('later', 'outbound'),
        join('meet', 'any', { stopOthers: true }),
        node('aside', 'outbound'),
      ],
      ['start -> fast', 'start -> slow', 'slow -> later', 'later -> meet', 'fast -> meet', 'start -> aside'],
    );
    const run = new RunPlayer(plan);
    run.executed('fast');
    expect(run.activePlaces).toEqual(['aside:1']);
    expect([run.statusOf('slow'), run.statusOf('later:0')]).toEqual(['cancelled', 'skipped']);
    run.executed('aside');
    expect(run.state.status).toBe('completed');
  });
});

describe('several ways out', () => {
  it('are all taken', () => {
    const plan = drawPlan(
      [
        start,
        node('all', 'pure', { config: { ports: ['a', 'c'] }, ports: ['a', 'b', 'c'] }),
        node('x', 'outbound'),
        node('y', 'outbound'),
        node('z', 'outbound'),
      ],
      ['start -> all', 'all.a -> x', 'all.b -> y', 'all.c -> z'],
    );
    const run = new RunPlayer(plan);
    expect(run.activePlaces).toEqual(['x:1', 'z:1']);
    expect(run.reports.find(({ nodeId }) => nodeId === 'all')).toMatchObject({ port: 'a', ports: ['a', 'c'] });
  });
});
