import { drawPlan, node } from './spec/plan-builder.ts';
import { createEngine } from './engine.ts';
import { PLAIN_CONTROLS, RunPlayer } from './spec/run-player.ts';

const start = node('start', 'trigger');

describe('waits', () => {
  const asking = drawPlan(
    [
      start,
      node('ask', 'outbound', { ports: ['sent', 'not_sent'] }),
      node('wait', 'waiting', { config: { replied: 'replied', silent: 'silent' }, ports: ['replied', 'silent'] }),
      node('thank', 'quick'),
      node('nudge', 'quick'),
      node('again', 'waiting', { config: { replied: 'replied', silent: 'silent' }, ports: ['replied', 'silent'] }),
    ],
    ['start -> ask', 'ask.sent -> wait', 'wait.replied -> thank', 'wait.silent -> nudge', 'thank -> again'],
  );

  const waiting = () => {
    const run = new RunPlayer(asking);
    run.now = 5_000;
    run.executed('ask', { port: 'sent', spoke: true });
    return run;
  };

  it('hear answers from the beginning of the step that asked', () => {
    const run = waiting();
    expect(run.commands.at(-1)).toMatchObject({ kind: 'wait', request: { since: 1_000 } });
  });

  it('hear answers to what was said before their run was begun once more', () => {
    const run = new RunPlayer(asking);
    run.state = { ...run.state, lastSpokeAt: 200 };
    run.executed('ask', { port: 'sent', spoke: true, spokeAt: 400 });
    expect(run.commands.at(-1)).toMatchObject({ kind: 'wait', request: { since: 400 } });
  });

  it('hear what came since their run began, however late it is begun', () => {
    const late = drawPlan(
      [
        start,
        node('wait', 'waiting', { config: { replied: 'replied', silent: 'silent' }, ports: ['replied', 'silent'] }),
      ],
      ['start -> wait'],
    );
    const { runId, triggerNode, trigger, contact, workspace } = new RunPlayer(late).state;
    const input = { runId, triggerNode, trigger, contact, workspace };
    const since = (startedAt: number) =>
      createEngine(late, PLAIN_CONTROLS).start({ ...input, startedAt }, 1_000).commands;
    expect(since(400)).toMatchObject([{ kind: 'wait', request: { since: 400 } }]);
    expect(since(1_400)).toMatchObject([{ kind: 'wait', request: { since: 1_000 } }]);
  });

  it('end by the answer', () => {
    const run = waiting();
    run.received('wait', 'Salam');
    expect(run.activeNodes).toEqual(['thank']);
    expect(run.state.outputs['wait']).toEqual({ text: 'Salam' });
  });

  it('end by the time limit, after which the answer changes nothing', () => {
    const run = waiting();
    run.due('wait');
    const before = run.state;
    const late = run.received('wait', 'Salam');
    expect(run.activeNodes).toEqual(['nudge']);
    expect(late).toMatchObject({ commands: [], reports: [] });
    expect(run.state).toEqual(before);
  });

  it('that come next do not hear the same answer again', () => {
    const run = waiting();
    const heardAt = run.now;
    run.received('wait', 'Salam');
    run.executed('thank');
    expect(run.commands.at(-1)).toMatchObject({ kind: 'wait', request: { since: heardAt + 1 } });
  });

  it('do not hear what has led to them, though clocks differ', () => {
    const run = waiting();
    run.received('wait', 'Salam', 'e1');
    run.executed('thank');
    const late = run.received('again', 'Salam', 'e1');
    expect(late).toMatchObject({ commands: [], reports: [] });
    run.received('again', 'Bir də salam', 'e2');
    expect(run.state.status).toBe('completed');
  });

  it('count one event once when a control goes on waiting', () => {
    let asked = 0;
    const request = { until: null, event: { kind: 'message.received', contactId: 'c1', key: '' }, since: 0 } as const;
    const stubborn = {
      waiting: {
        enter: () => ({ kind: 'wait', request }) as const,
        resume: () => {
          asked += 1;
          return { kind: 'wait', request } as const;
        },
      },
    };
    const run = new RunPlayer(drawPlan([start, node('wait', 'waiting')], ['start -> wait']), stubborn);
    run.received('wait', 'a', 'e1');
    run.received('wait', 'a', 'e1');
    run.received('wait', 'b', 'e2');
    expect(asked).toBe(2);
  });
});
