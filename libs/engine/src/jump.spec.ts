import { drawPlan, each, goTo, join, node } from './spec/plan-builder.ts';
import { RunPlayer } from './spec/run-player.ts';

const start = node('start', 'trigger');
const asking = { config: { replied: 'replied', silent: 'silent' }, ports: ['replied', 'silent'] };

describe('a go-to', () => {
  const reminding = drawPlan(
    [
      start,
      node('remind', 'outbound'),
      node('wait', 'waiting', asking),
      goTo('back', 'remind', 2),
      node('thank', 'outbound'),
      node('stop', 'outbound'),
    ],
    ['start -> remind', 'remind -> wait', 'wait.replied -> thank', 'wait.silent -> back', 'back.limit -> stop'],
  );

  it('visits again what lies behind its target', () => {
    const run = new RunPlayer(reminding);
    run.executed('remind');
    run.due('wait');
    expect(run.activePlaces).toEqual(['remind:2']);
    run.executed('remind:2');
    run.received('wait:2', 'Salam');
    expect(run.activePlaces).toEqual(['thank:1']);
  });

  it('leaves by its limit when it has jumped so often', () => {
    const run = new RunPlayer(reminding);
    for (const visit of ['1', '2', '3']) {
      run.executed(`remind:${visit}`);
      run.due(`wait:${visit}`);
    }
    expect(run.activePlaces).toEqual(['stop:1']);
    expect(run.state.visits).toMatchObject({ remind: 3, wait: 3, back: 3 });
  });

  it('lets go of what is under way behind its target', () => {
    const plan = drawPlan(
      [
        start,
        node('split', 'pure'),
        node('slow', 'outbound'),
        node('check', 'outbound'),
        goTo('back', 'split', 1),
        node('aside', 'outbound'),
      ],
      ['start -> split', 'start -> aside', 'split -> slow', 'split -> check', 'check -> back'],
    );
    const run = new RunPlayer(plan);
    run.executed('check');
    expect(run.activePlaces).toEqual(['aside:1', 'check:2', 'slow:2']);
    expect(run.statusOf('slow:1')).toBe('cancelled');
  });

  it('lets joins behind its target join again', () => {
    const plan = drawPlan(
      [
        start,
        node('split', 'pure'),
        node('a', 'outbound'),
        node('b', 'outbound'),
        join('meet', 'any'),
        goTo('back', 'split', 1),
        node('end', 'outbound'),
      ],
      ['start -> split', 'split -> a', 'split -> b', 'a -> meet', 'b -> meet', 'meet -> back', 'back.limit -> end'],
    );
    const run = new RunPlayer(plan);
    run.executed('a');
    expect(run.activePlaces).toEqual(['a:2', 'b:2']);
    run.executed('b:2');
    expect(run.activePlaces).toEqual(['a:2', 'end:1']);
  });

  it('jumps forward too, into a join that is then not visited twice', () => {
    const plan = drawPlan(
      [start, node('slow', 'outbound'), goTo('ahead', 'meet', 1), node('meet', 'quick'), node('other', 'outbound')],
      ['start -> slow', 'start -> ahead', 'slow -> meet', 'other -> meet'],
    );
    const run = new RunPlayer(plan);
    expect(run.activePlaces).toEqual(['slow:1', 'meet:1']);
    run.executed('slow');
    run.executed('meet');
    expect(run.state).toMatchObject({ status: 'completed', visits: { meet: 1 } });
  });

  it('stays in its round', () => {
    const plan = drawPlan(
      [
        start,
        each('loop', { config: { items: [1, 2], concurrency: 2 } }),
        node('send', 'outbound', { in: 'loop' }),
        goTo('back', 'send', 1, { in: 'loop' }),
      ],
      ['start -> loop', 'loop.each -> send', 'send -> back'],
    );
    const run = new RunPlayer(plan);
    run.executed('send:1.1');
    expect(run.activePlaces).toEqual(['send:0.1', 'send:1.2']);
    run.executed('send:1.2');
    expect(run.activePlaces).toEqual(['send:0.1']);
  });

  it('gives a loop that is visited again step keys of its own', () => {
    const plan = drawPlan(
      [
        start,
        each('loop', { config: { items: ['a'] } }),
        node('send', 'outbound', { in: 'loop' }),
        goTo('back', 'loop', 1),
      ],
      ['start -> loop', 'loop.each -> send', 'loop.done -> back'],
    );
    const run = new RunPlayer(plan);
    run.executed('send:0.1');
    expect(run.activePlaces).toEqual(['send:2-0.1']);
  });

  it('without a wait does not hold its worker', () => {
    const plan = drawPlan([start, node('a', 'pure'), goTo('back', 'a', 5_000)], ['start -> a', 'a -> back']);
    const run = new RunPlayer(plan);
    expect(run.commands.at(-1)).toEqual({ kind: 'continue' });
    run.finishBurst();
    expect(run.state).toMatchObject({ status: 'completed', visits: { a: 5_001 } });
  });

  it('fails where it goes round and round without a pause', () => {
    const plan = drawPlan([start, node('a', 'pure'), goTo('back', 'a', Infinity)], ['start -> a', 'a -> back']);
    const run = new RunPlayer(plan);
    run.finishBurst();
    expect(run.state).toMatchObject({ status: 'failed', error: { code: 'invalid-graph' }, visits: { a: 10_001 } });
  });

  it('may go round as often as it likes when it pauses', () => {
    const plan = drawPlan(
      [start, node('wait', 'waiting'), goTo('back', 'wait', Infinity)],
      ['start -> wait', 'wait -> back'],
    );
    const run = new RunPlayer(plan);
    for (let visit = 1; visit <= 11_000; visit += 1) {
      run.now += 1_000;
      run.due(`wait:${String(visit)}`);
    }
    expect(run.state.status).toBe('running');
  });
});
