import type { InboxEvent, JsonObject } from '@flowkeep/contracts';
import { SAMPLE_CONTACT } from '@flowkeep/node-sdk/testing';
import { controls } from './controls.ts';
import { controlContext, NOW } from './testing/control-context.ts';

const HOUR = 3_600_000;
const yes = { match: 'all', rules: [{ left: 'az', operator: 'equals', right: 'AZ' }] };
const no = { match: 'all', rules: [{ left: 'az', operator: 'equals', right: 'ru' }] };

const reply: InboxEvent = {
  id: 'event-1',
  kind: 'message.received',
  key: '',
  contactId: SAMPLE_CONTACT.id,
  payload: { text: 'Bəli', channel: 'whatsapp', messageId: 'message-1' },
  receivedAt: '2026-03-20T05:00:00.000Z',
};

describe('data.set', () => {
  it('keeps values with their types, as output and as variables', () => {
    const values = { count: 3, person: { name: 'Günəş' }, nothing: null };
    const lines = Object.entries(values).map(([name, value]) => ({ name, value }));
    expect(controls['data.set'].enter(controlContext({ values: lines }))).toEqual({
      kind: 'done',
      port: 'next',
      output: values,
      vars: values,
    });
  });
});

describe('flow.condition', () => {
  it.each([
    ['yes', yes],
    ['no', no],
  ])('leaves by %s', (port, condition) => {
    expect(controls['flow.condition'].enter(controlContext({ condition }))).toEqual({
      kind: 'done',
      port,
      output: { result: port === 'yes' },
    });
  });
});

describe('flow.switch', () => {
  const item = (id: string, condition: JsonObject) => ({ id, label: id.toUpperCase(), condition });

  it.each([
    ['the first case that holds', [item('a', no), item('b', yes), item('c', yes)], 'b'],
    ['otherwise when none holds', [item('a', no)], 'else'],
  ])('leaves by %s', (_, cases, port) => {
    expect(controls['flow.switch'].enter(controlContext({ cases }))).toMatchObject({
      kind: 'done',
      port,
      output: { case: port },
    });
  });
});

describe('flow.end', () => {
  it('ends the run with its note', () => {
    expect(controls['flow.end'].enter(controlContext({ status: 'failed', message: 'No phone' }))).toEqual({
      kind: 'end',
      status: 'failed',
      message: 'No phone',
      output: { message: 'No phone' },
    });
  });

  it('ends the run without a word', () => {
    expect(controls['flow.end'].enter(controlContext({ status: 'completed', message: null }))).toEqual({
      kind: 'end',
      status: 'completed',
    });
  });
});

describe('wait.time', () => {
  const control = controls['wait.time'];

  it('waits for a length of time, and then goes on', () => {
    const context = controlContext({ mode: 'for', duration: { amount: 2, unit: 'hours' }, until: '' });
    expect(control.enter(context)).toEqual({
      kind: 'wait',
      request: { until: NOW + 2 * HOUR, events: [], since: NOW, freeze: 'shift' },
    });
    expect(control.resume?.(context, null, '')).toEqual({ kind: 'done', port: 'next' });
  });

  it.each([
    ['an instant', '2026-03-20T05:00:00Z', NOW + HOUR],
    ['an offset', '2026-03-20T10:00:00+04:00', NOW + 2 * HOUR],
    ['a time in the run’s zone', '2026-03-20 09:00', NOW + HOUR],
    ['a date alone', '2026-03-21', Date.parse('2026-03-20T20:00:00Z')],
  ])('waits until %s', (_, until, expected) => {
    const result = control.enter(controlContext({ mode: 'until', until }));
    expect(result).toEqual({ kind: 'wait', request: { until: expected, events: [], since: NOW, freeze: 'stay' } });
  });

  it('takes the first moment after a gap for a time that a clock change skips', () => {
    const result = control.enter(
      controlContext({ mode: 'until', until: '2026-03-29T02:30' }, { timeZone: 'Europe/Berlin' }),
    );
    expect(result).toMatchObject({ request: { until: Date.parse('2026-03-29T01:00:00Z') } });
  });

  it('does not wait for a time that has passed', () => {
    const context = controlContext({ mode: 'until', until: '2026-03-20 08:00' });
    expect(control.enter(context)).toEqual({ kind: 'done', port: 'next' });
  });

  it.each([[null], [''], ['soon'], [{ at: 1 }], ['2026-02-31']])('refuses %j with a sentence', (until) => {
    expect(() => control.enter(controlContext({ mode: 'until', until }))).toThrow(
      'It must look like 2026-03-20 10:00.',
    );
  });
});

describe('wait.reply', () => {
  const control = controls['wait.reply'];
  const context = controlContext({ limit: { amount: 2, unit: 'days' } });

  it('waits for the person, and counts what came since the run last spoke', () => {
    expect(control.enter(context)).toEqual({
      kind: 'wait',
      request: {
        until: NOW + 48 * HOUR,
        event: { kind: 'message.received', contactId: SAMPLE_CONTACT.id, key: '' },
        since: NOW - 30_000,
      },
    });
  });

  it('gives the answer', () => {
    expect(control.resume?.(context, reply, '')).toEqual({
      kind: 'done',
      port: 'replied',
      output: { text: 'Bəli', repliedAt: reply.receivedAt, messageId: 'message-1', channel: 'whatsapp' },
    });
  });

  it('gives up when the time is over', () => {
    expect(control.resume?.(context, null, '')).toEqual({ kind: 'done', port: 'silent' });
  });

  it('does not wait for nobody', () => {
    expect(control.enter(controlContext(context.config, { contact: null }))).toEqual({ kind: 'done', port: 'silent' });
  });
});
