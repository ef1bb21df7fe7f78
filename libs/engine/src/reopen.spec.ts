import { DomainError } from '@flowkeep/contracts';
import { call, drawPlan, each, node } from './spec/plan-builder.ts';
import { PLAIN_CONTROLS, RunPlayer } from './spec/run-player.ts';
import { standingOf } from './standing-of.ts';
import { ENGINE_VERSION } from './state.ts';
import { timersOf } from './timers-of.ts';

const start = node('start', 'trigger');

describe('trying a failed run again', () => {
  const plan = drawPlan(
    [
      start,
      node('send', 'outbound', { config: { to: '{{ trigger.name }}' }, templates: [['to']], ports: ['sent', 'not'] }),
      node('wait', 'waiting'),
      node('after', 'outbound'),
    ],
    ['start -> send', 'start -> wait', 'send.sent -> after'],
  );

  const failed = () => {
    const run = new RunPlayer(plan);
    run.failed('send');
    return run;
  };

  it('enters the step that failed and those that were let go with it', () => {
    const run = failed();
    expect(standingOf(run.state, plan)).toMatchObject({ status: 'failed', currentNode: 'send' });
    run.tryAgain();
    expect(run.state).toMatchObject({ status: 'running', error: null });
    expect(run.activePlaces).toEqual(['wait:1', 'send:2']);
    run.executed('send:2', { port: 'sent' });
    expect(run.activePlaces).toEqual(['wait:1', 'after:1']);
  });

  it('takes what the trigger shall have given', () => {
    const run = failed();
    const { commands } = run.tryAgain({ trigger: { name: 'Rəna' } });
    expect(commands.at(-1)).toMatchObject({ kind: 'execute', config: { to: 'Rəna' } });
  });

  it('leaves the failed step out where that is wanted', () => {
    const run = failed();
    run.tryAgain({ skip: true });
    expect(run.activePlaces).toEqual(['wait:1', 'after:1']);
    expect(run.statusOf('send:1')).toBe('skipped');
  });

  it('leaves the failed step by the way out that is asked for, if it has that', () => {
    const run = failed();
    expect(() => run.tryAgain({ skip: true, port: 'nowhere' })).toThrow('no way out called "nowhere", only: sent, not');
    run.tryAgain({ skip: true, port: 'not' });
    expect(run.activePlaces).toEqual(['wait:1']);
    expect(run.reports.findLast(({ key }) => key === run.key('send'))).toMatchObject({
      status: 'skipped',
      port: 'not',
    });
  });

  it('waits on till the moment it waited for, and hears what came meanwhile', () => {
    const waiting = failed();
    waiting.now += 30_000;
    const { commands } = waiting.tryAgain();
    const request = { until: 61_000, since: 1_000 };
    expect(commands.filter(({ kind }) => kind === 'wait')).toMatchObject([{ stepKey: 'r:wait:1', request }]);
    expect(waiting.state.active['r:wait:1']).toMatchObject({ startedAt: 1_000, until: 61_000 });
    expect(timersOf(waiting.state)).toEqual([{ key: 'r:wait:1', until: 61_000 }]);
    waiting.received('wait', 'yes');
    expect(waiting.outputOf('wait')).toEqual({ text: 'yes' });
  });

  it('does not ask again what was asked and is still waited for', () => {
    const asking = drawPlan(
      [start, node('send', 'outbound'), node('ask', 'waiting', { type: 'ask' })],
      ['start -> send', 'start -> ask'],
    );
    const run = new RunPlayer(asking);
    run.executed('ask', { output: { wait: true } });
    run.failed('send');
    const { commands } = run.tryAgain();
    expect(commands.map((command) => [command.kind, 'stepKey' in command && command.stepKey])).toEqual([
      ['wait', 'r:ask:1'],
      ['execute', 'r:send:2'],
    ]);
  });

  it('leaves a whole loop out where that is wanted', () => {
    const loop = drawPlan(
      [
        start,
        each('loop', { config: { items: ['a', 'b'] } }),
        node('send', 'outbound', { in: 'loop' }),
        node('after', 'outbound'),
      ],
      ['start -> loop', 'loop.each -> send', 'loop.done -> after'],
    );
    const run = new RunPlayer(loop);
    run.failed('send:0.1');
    run.tryAgain({ skip: true, stepKey: 'r:loop:1' });
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.state.frames).toBeUndefined();
  });

  it('keeps the key of a step that was let go while it was carried out', () => {
    const sending = drawPlan(
      [start, node('mail', 'outbound'), node('text', 'outbound')],
      ['start -> mail', 'start -> text'],
    );
    const run = new RunPlayer(sending);
    run.failed('mail');
    run.tryAgain();
    expect(run.activePlaces).toEqual(['mail:2', 'text:1']);
    run.executed('text');
    run.executed('mail:2');
    expect(run.state.status).toBe('completed');
  });

  it('starts nothing twice that the first version had queued for each of its edges', () => {
    const joined = drawPlan(
      [
        start,
        node('a', 'pure'),
        node('b', 'pure'),
        node('odd', 'pure', { config: { port: 'nowhere' } }),
        node('send', 'outbound'),
      ],
      ['start -> a', 'start -> b', 'start -> odd', 'a -> send', 'b -> send'],
    );
    const run = new RunPlayer(joined, PLAIN_CONTROLS, {}, 'start', 1);
    expect(run.state.status).toBe('failed');
    run.tryAgain({ skip: true });
    expect(run.activePlaces).toEqual(['send:1']);
  });

  it('is for runs that have failed, at a step that they were at', () => {
    expect(() => new RunPlayer(plan).tryAgain()).toThrow(DomainError);
    expect(() => failed().tryAgain({ stepKey: 'r:after:1' })).toThrow(DomainError);
  });

  it('can fail and be tried again, again and again', () => {
    const run = failed();
    run.tryAgain();
    run.failed('send:2');
    run.tryAgain();
    expect(run.activePlaces).toEqual(['wait:1', 'send:3']);
  });

  it('goes on by the present engine, whichever it began with', () => {
    const run = new RunPlayer(plan, PLAIN_CONTROLS, {}, 'start', 1);
    run.failed('send');
    run.tryAgain();
    expect(run.state).toMatchObject({ status: 'running', engineVersion: ENGINE_VERSION });
  });

  it('starts what was about to start', () => {
    const odd = drawPlan(
      [start, node('a', 'pure', { config: { port: 'nowhere' } }), node('b', 'outbound')],
      ['start -> a', 'start -> b'],
    );
    const run = new RunPlayer(odd);
    expect(run.state.status).toBe('failed');
    run.tryAgain({ skip: true });
    expect(run.activePlaces).toEqual(['b:1']);
  });

  it('goes on in the middle of a loop', () => {
    const loop = drawPlan(
      [
        start,
        each('loop', { config: { items: ['a', 'b', 'c'] } }),
        node('send', 'outbound', { in: 'loop' }),
        node('after', 'outbound'),
      ],
      ['start -> loop', 'loop.each -> send', 'loop.done -> after'],
    );
    const run = new RunPlayer(loop);
    run.executed('send:0.1');
    run.failed('send:1.1');
    expect([run.state.status, run.statusOf('loop')]).toEqual(['failed', 'failed']);
    run.tryAgain();
    expect(run.statusOf('loop')).toBe('running');
    expect(run.activePlaces).toEqual(['send:1.2']);
    run.executed('send:1.2');
    run.executed('send:2.1');
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.outputOf('loop')).toEqual({ count: 3 });
  });

  it('goes on inside a sub-workflow', () => {
    const calling = drawPlan(
      [start, call('ask'), node('ask/check', 'outbound', { in: 'ask', localId: 'check' }), node('after', 'outbound')],
      ['start -> ask', 'ask.call -> ask/check', 'ask.done -> after'],
    );
    const run = new RunPlayer(calling);
    run.failed('ask/check:0.1');
    expect(standingOf(run.state, calling).currentNode).toBe('ask');
    run.tryAgain();
    run.executed('ask/check:0.2');
    expect(run.activePlaces).toEqual(['after:1']);
  });
});
