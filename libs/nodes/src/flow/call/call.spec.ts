import type { InboxEvent, JsonObject, JsonValue } from '@flowkeep/contracts';
import { executeContext } from '@flowkeep/node-sdk/testing';
import { controlContext, NOW } from '../../testing/control-context.ts';
import { flowCallControl } from './control.ts';
import { flowCallExecutor } from './execute.ts';
import { readInputs } from './read-inputs.ts';

const line = (name: string, value: JsonValue): JsonObject => ({ name, value });
const takes = (type: string, required = true): JsonObject => ({ name: 'x', type, required });

describe('what a call gives', () => {
  it.each<[string, JsonValue, JsonValue]>([
    ['number', '2.5', 2.5],
    ['number', 7, 7],
    ['boolean', 'false', false],
    ['boolean', true, true],
    ['text', 5, '5'],
    ['list', [1], [1]],
    ['object', { a: 1 }, { a: 1 }],
    ['any', [1], [1]],
  ])('as a %s: %j', (type, value, expected) => {
    expect(readInputs({ inputs: [line('x', value)], takes: [takes(type)] })).toEqual({ x: expected });
  });

  it.each<[string, JsonValue]>([
    ['number', 'five'],
    ['number', true],
    ['boolean', 'yes'],
    ['list', 'a, b'],
    ['object', [1]],
    ['text', ''],
    ['any', null],
  ])('is refused as a %s: %j', (type, value) => {
    expect(() => readInputs({ inputs: [line('x', value)], takes: [takes(type)] })).toThrow(/"x"/);
  });

  it('may be left empty where the workflow does not need it, and is handed on where nothing is known', () => {
    expect(readInputs({ inputs: [line('x', '')], takes: [takes('number', false)] })).toEqual({ x: null });
    expect(readInputs({ inputs: [line('x', 'a')] })).toEqual({ x: 'a' });
    expect(readInputs({})).toEqual({});
  });
});

describe('flow.call', () => {
  const inputs = [line('size', 3)];
  const own = controlContext({ workflow: 'w', mode: 'own', wait: true, inputs });

  it('as a part of the run goes into its body', () => {
    expect(flowCallControl.enter(controlContext({ workflow: 'w', mode: 'inline', wait: true, inputs }))).toEqual({
      kind: 'call',
      inputs: { size: 3 },
    });
  });

  it('as a run of its own begins it once and waits for its end', async () => {
    expect(flowCallControl.enter(own)).toEqual({ kind: 'execute' });
    const { context, calls } = executeContext({ config: own.config });
    const result = await flowCallExecutor(context);
    expect(calls).toEqual([
      { service: 'runs.start', arguments: [{ workflowId: 'w', inputs: { size: 3 }, wait: true }] },
    ]);
    expect(flowCallControl.executed?.(own, { port: 'done', output: result.output ?? {} })).toEqual({
      kind: 'wait',
      request: {
        until: null,
        events: [{ branch: 'ended', kind: 'run.ended', key: 'run-2', match: null, contactId: null, anybody: true }],
        since: own.runStartedAt,
      },
    });
  });

  const ended = (payload: JsonObject): InboxEvent => ({
    id: 'e',
    kind: 'run.ended',
    key: 'run-2',
    contactId: null,
    payload,
    receivedAt: new Date(NOW).toISOString(),
  });

  it('gives what the other run gave, and fails as it failed', () => {
    const resume = (payload: JsonObject) => flowCallControl.resume?.(own, ended(payload), 'ended');
    expect(resume({ status: 'completed', output: { price: 5 }, error: null })).toEqual({
      kind: 'done',
      port: 'done',
      output: { price: 5 },
    });
    const error = { code: 'provider-rejected', message: 'No such number.' };
    expect(() => resume({ status: 'failed', output: {}, error })).toThrow(expect.objectContaining(error) as Error);
    expect(() => resume({ status: 'cancelled', output: {}, error: null })).toThrow('was cancelled');
    const rule = { code: 'invalid-input', message: 'It runs once for each person.' };
    expect(() => resume({ status: 'skipped', error: rule })).toThrow(expect.objectContaining(rule) as Error);
    // Runs that were called before their callers were told why.
    expect(() => resume({ status: 'skipped', error: null })).toThrow('was cancelled');
  });
});
