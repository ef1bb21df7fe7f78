import { DomainError } from '@flowkeep/contracts';
import { drawPlan, node } from './spec/plan-builder.ts';
import { PLAIN_CONTROLS, RunPlayer } from './spec/run-player.ts';

const start = node('start', 'trigger');

describe('one line of steps', () => {
  const plan = drawPlan(
    [start, node('note', 'pure'), node('save', 'quick'), node('send', 'outbound', { ports: ['sent', 'not_sent'] })],
    ['start -> note', 'note -> save', 'save -> send'],
  );

  it('runs pure nodes at once and asks for the others one after the other', () => {
    const run = new RunPlayer(plan);
    expect(run.activeNodes).toEqual(['save']);
    run.executed('save');
    expect(run.activeNodes).toEqual(['send']);
    run.executed('send', { port: 'sent' });
    expect(run.state.status).toBe('completed');
    expect(run.commands.map(({ kind }) => kind)).toEqual(['execute', 'execute', 'finish']);
  });

  it('numbers reports upwards and gives one for each change', () => {
    const run = new RunPlayer(plan);
    run.executed('save');
    run.executed('send', { port: 'sent' });
    const sequences = run.reports.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((left, right) => left - right));
    expect(run.nodesBy('done')).toEqual(['start', 'note', 'save', 'send']);
  });

  it('fails the step that leaves by a way out it does not have', () => {
    const run = new RunPlayer(plan);
    run.executed('save', { port: 'nowhere' });
    expect(run.state.status).toBe('failed');
    expect(run.commands.at(-1)).toMatchObject({ kind: 'finish', error: { code: 'internal' } });
  });
});

describe('the present in templates', () => {
  it('is the moment of the event that led to the step, whenever it is worked out', () => {
    const config = { text: "{{ 'now' | date: '%H:%M:%S' }}" };
    const note = node('note', 'outbound', { config, templates: [['text']] });
    const run = new RunPlayer(drawPlan([start, node('save', 'quick'), note], ['start -> save', 'save -> note']));
    run.now = 3_661_000;
    run.executed('save');
    expect(run.commands.at(-1)).toMatchObject({ kind: 'execute', config: { text: '01:01:01' } });
  });
});

describe('templates', () => {
  it('are evaluated when the step starts, over what earlier steps gave', () => {
    const plan = drawPlan(
      [
        start,
        node('save', 'quick'),
        node('send', 'outbound', {
          config: { text: 'Salam {{ steps.save.name }}', raw: '{{ x }}' },
          templates: [['text']],
        }),
      ],
      ['start -> save', 'save -> send'],
    );
    const run = new RunPlayer(plan);
    run.executed('save', { output: { name: 'Rəna {{ trigger.secret }}' } });
    expect(run.commands.at(-1)).toMatchObject({
      config: { text: 'Salam Rəna {{ trigger.secret }}', raw: '{{ x }}' },
    });
  });

  it('that cannot be evaluated fail their step, not the engine', () => {
    const broken = node('send', 'outbound', { config: { text: '{% for %}' }, templates: [['text']] });
    const run = new RunPlayer(drawPlan([start, broken], ['start -> send']));
    expect(run.state.status).toBe('failed');
    expect(run.reports.at(-1)).toMatchObject({ nodeId: 'send', status: 'failed', error: { code: 'invalid-input' } });
  });

  it('see the trigger as a step and the variables that pure nodes set', () => {
    const plan = drawPlan(
      [
        start,
        node('set', 'pure', { config: { set: { city: 'Bakı' } } }),
        node('read', 'pure', { config: { value: '{{ steps.start.name }}, {{ vars.city }}' }, templates: [['value']] }),
      ],
      ['start -> set', 'set -> read'],
    );
    expect(new RunPlayer(plan).state.outputs['read']).toEqual({ seen: 'Aygün, Bakı' });
  });
});

describe('branches and joins', () => {
  const branching = drawPlan(
    [
      start,
      node('check', 'pure', { config: { port: 'yes' }, ports: ['yes', 'no'] }),
      node('left', 'outbound'),
      node('right', 'outbound'),
      node('join', 'quick'),
    ],
    ['start -> check', 'check.yes -> left', 'check.no -> right', 'left -> join', 'right -> join'],
  );

  it('never visits the branch that was not chosen, and its join releases', () => {
    const run = new RunPlayer(branching);
    expect(run.activeNodes).toEqual(['left']);
    run.executed('left');
    expect(run.activeNodes).toEqual(['join']);
    expect(run.nodesBy('skipped')).toEqual(['right']);
  });

  it('reports a skipped node once', () => {
    const run = new RunPlayer(branching);
    run.executed('left');
    run.executed('join');
    expect(run.reports.filter(({ nodeId }) => nodeId === 'right')).toHaveLength(1);
  });

  it('runs branches side by side and starts the join once, behind the last of them', () => {
    const plan = drawPlan(
      [start, node('a', 'outbound'), node('b', 'outbound'), node('join', 'outbound')],
      ['start -> a', 'start -> b', 'a -> join', 'b -> join'],
    );
    const run = new RunPlayer(plan);
    expect(run.activeNodes).toEqual(['a', 'b']);
    run.executed('b');
    expect(run.activeNodes).toEqual(['a']);
    run.executed('a');
    expect(run.activeNodes).toEqual(['join']);
    expect(run.state.visits['join']).toBe(1);
  });

  it('starts a node once that pure neighbours and the trigger lead to in one go', () => {
    const plan = drawPlan([start, node('x', 'pure'), node('y', 'quick')], ['start -> x', 'start -> y', 'x -> y']);
    const run = new RunPlayer(plan);
    expect(run.commands.filter(({ kind }) => kind === 'execute')).toHaveLength(1);
  });

  it('skips what only another trigger leads to, and lets joins behind it release', () => {
    const plan = drawPlan(
      [start, node('form', 'trigger'), node('parse', 'pure'), node('join', 'quick')],
      ['start -> join', 'form -> parse', 'parse -> join'],
    );
    const run = new RunPlayer(plan);
    expect(run.activeNodes).toEqual(['join']);
    expect(run.nodesBy('skipped')).toEqual(['form', 'parse']);
  });
});

describe('failures', () => {
  const withPolicy = (onError: 'fail' | 'continue' | 'port') =>
    drawPlan(
      [
        start,
        node('call', 'outbound', { onError, ports: ['ok', 'other'] }),
        node('next', 'outbound'),
        node('other', 'outbound'),
        node('rescue', 'outbound'),
      ],
      [
        'start -> call',
        'call.ok -> next',
        'call.other -> other',
        ...(onError === 'port' ? ['call.error -> rescue'] : []),
      ],
    );

  it('end the run when the node says so, and let go of the rest', () => {
    const plan = drawPlan([start, node('a', 'outbound'), node('b', 'outbound')], ['start -> a', 'start -> b']);
    const run = new RunPlayer(plan);
    run.failed('a');
    expect(run.state.status).toBe('failed');
    expect(run.commands.slice(-2)).toMatchObject([{ kind: 'abandon' }, { kind: 'finish', status: 'failed' }]);
    expect(run.nodesBy('cancelled')).toEqual(['b']);
  });

  it('go on by the first way out, whatever order storage gives the ports', () => {
    const run = new RunPlayer(withPolicy('continue'));
    run.failed('call');
    expect(run.activeNodes).toEqual(['next']);
  });

  it('leave by the error port with the error as output', () => {
    const run = new RunPlayer(withPolicy('port'));
    run.failed('call');
    expect(run.activeNodes).toEqual(['rescue']);
    expect(run.state.outputs['call']).toMatchObject({ error: { code: 'provider-rejected', attempt: 3 } });
  });

  it('of a control become outcomes and do not repeat foreign words', () => {
    const plan = drawPlan([start, node('odd', 'pure')], ['start -> odd']);
    const thrown = (error: Error) =>
      new RunPlayer(plan, {
        pure: {
          enter: () => {
            throw error;
          },
        },
      }).commands.at(-1);
    expect(thrown(new Error('Aygün +99450'))).toMatchObject({ error: { code: 'internal' } });
    expect(JSON.stringify(thrown(new Error('Aygün +99450')))).not.toContain('Aygün');
    expect(thrown(new DomainError('invalid-input', 'Give a date.'))).toMatchObject({
      error: { message: 'Give a date.' },
    });
  });

  it('name a step type that is not known', () => {
    const run = new RunPlayer(
      drawPlan([start, node('odd', 'pure')], ['start -> odd'], (id) => id),
      {},
    );
    expect(run.commands.at(-1)).toMatchObject({ kind: 'finish', error: { code: 'configuration-missing' } });
  });
});

describe('the end', () => {
  it('ends everything, even what still waits', () => {
    const plan = drawPlan(
      [
        start,
        node('wait', 'waiting'),
        node('stop', 'pure', { config: { end: true }, ports: [] }),
        node('save', 'quick'),
      ],
      ['start -> wait', 'start -> save', 'save -> stop'],
    );
    const run = new RunPlayer(plan);
    run.executed('save');
    expect(run.state.status).toBe('completed');
    expect(run.nodesBy('cancelled')).toEqual(['wait']);
    expect(run.state.active).toEqual({});
  });

  it('comes by cancellation', () => {
    const run = new RunPlayer(drawPlan([start, node('wait', 'waiting')], ['start -> wait']));
    run.tell({ kind: 'cancel', reason: 'A member stopped it.' });
    expect(run.state.status).toBe('cancelled');
    expect(run.tell({ kind: 'cancel', reason: 'again' })).toMatchObject({ commands: [], reports: [] });
  });

  it('comes at once for a trigger that leads nowhere', () => {
    expect(new RunPlayer(drawPlan([start], [])).state.status).toBe('completed');
  });

  it('is refused a trigger that the plan does not have', () => {
    expect(() => new RunPlayer(drawPlan([start], []), PLAIN_CONTROLS, {}, 'other')).toThrow(DomainError);
  });
});
