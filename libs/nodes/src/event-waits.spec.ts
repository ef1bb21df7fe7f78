import type { InboxEvent, JsonObject } from '@flowkeep/contracts';
import { executeContext, SAMPLE_CONTACT } from '@flowkeep/node-sdk/testing';
import { controls } from './controls.ts';
import { waitApprovalExecutor } from './wait/approval/execute.ts';
import { controlContext, NOW } from './testing/control-context.ts';

const HOUR = 3_600_000;
const event = (kind: InboxEvent['kind'], payload: JsonObject): InboxEvent => ({
  id: 'event-1',
  kind,
  key: '',
  contactId: SAMPLE_CONTACT.id,
  payload,
  receivedAt: '2026-03-20T05:00:00.000Z',
});

const paid = { id: 'paid', label: 'Paid', kind: 'event.custom', name: 'order.paid', about: 'anybody', match: 7 };
const won = { id: 'won', label: 'Won', kind: 'deal.moved', name: '', about: 'contact' };

describe('wait.event', () => {
  const control = controls['wait.event'];
  const config = { events: [paid, won], lookBack: 'now', limit: { amount: 2, unit: 'hours' } };

  it('waits for the first of several events, or for the time limit', () => {
    expect(control.enter(controlContext(config))).toEqual({
      kind: 'wait',
      request: {
        until: NOW + 2 * HOUR,
        events: [
          { branch: 'paid', kind: 'event.custom', key: 'order.paid', match: '7', contactId: null, anybody: true },
          { branch: 'won', kind: 'deal.moved', key: '', match: null, contactId: SAMPLE_CONTACT.id, anybody: false },
        ],
        since: NOW,
        freeze: 'shift',
      },
    });
  });

  it('may count what has happened since the run began, and wait without a limit', () => {
    const context = controlContext({ events: [paid], lookBack: 'runStart' });
    expect(control.enter(context)).toMatchObject({ request: { until: null, since: context.runStartedAt } });
  });

  it('leaves by the event that came, or by its time limit', () => {
    const context = controlContext(config);
    expect(control.resume?.(context, event('deal.moved', { stage: 'Won' }), 'won')).toEqual({
      kind: 'done',
      port: 'won',
      output: { event: 'won', data: { stage: 'Won' }, at: '2026-03-20T05:00:00.000Z' },
    });
    expect(control.resume?.(context, null, '')).toMatchObject({ port: 'timeout' });
  });

  describe('for deals that come to different places', () => {
    const lost = { id: 'lost', label: 'Lost', kind: 'deal.moved', name: '', about: 'contact', outcome: 'lost' };
    const sold = { ...lost, id: 'sold', label: 'Sold', pipeline: 'Sales', stage: 'Won', outcome: 'any' };
    const context = controlContext({ events: [sold, lost], lookBack: 'now', limit: { amount: 2, unit: 'hours' } });
    const entered = control.enter(context);
    const waiting = entered.kind === 'wait' ? entered.request : undefined;
    const told = (payload: JsonObject, heard: string, contactId = SAMPLE_CONTACT.id) =>
      control.resume?.(
        { ...context, now: NOW + HOUR, ...(waiting && { waiting }) },
        { ...event('deal.moved', payload), contactId },
        heard,
      );
    const won = { stage: 'Won', stageId: 's-1', stageKind: 'won', pipeline: 'Sales', pipelineId: 'p-1' };

    it.each<[string, JsonObject]>([
      ['sold', won],
      ['lost', { ...won, stage: 'Gone', stageKind: 'lost' }],
    ])('leaves by %s, whichever of the two was told', (port, payload) => {
      expect(told(payload, 'sold')).toMatchObject({ kind: 'done', port, output: { event: port } });
      expect(told(payload, 'lost')).toMatchObject({ kind: 'done', port });
    });

    it.each<[string, JsonObject, string]>([
      ['another stage', { ...won, stage: 'New', stageKind: 'open' }, SAMPLE_CONTACT.id],
      ['another pipeline', { ...won, pipeline: 'Service', pipelineId: 'p-2' }, SAMPLE_CONTACT.id],
      ['another person', won, 'somebody'],
    ])('goes on waiting, no longer than before, when one moves to %s', (_, payload, contactId) => {
      expect(told(payload, 'sold', contactId)).toEqual({ kind: 'wait', request: waiting });
    });
  });

  it('does not wait for ever for what cannot come', () => {
    const nobody = { contact: null };
    expect(() => control.enter(controlContext({ events: [won], lookBack: 'now' }, nobody))).toThrow('about nobody');
    expect(control.enter(controlContext({ ...config, events: [won] }, nobody))).toMatchObject({
      request: { events: [] },
    });
  });
});

describe('wait.approval', () => {
  const choices = [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ];
  const config = { question: ' May they? ', choices, asks: 'anyone', role: 'owner', member: '' };

  it.each([
    [{ asks: 'anyone' }, 'anyone', null],
    [{ asks: 'role', role: 'editor' }, 'editor', null],
    [{ asks: 'member', member: 'm-1', expires: { amount: 2, unit: 'hours' } }, 'm-1', 7_200],
  ])('asks %j', async (change, assignee, expiresAfterSeconds) => {
    const { context, calls } = executeContext({ config: { ...config, ...change } });
    await waitApprovalExecutor(context);
    expect(calls).toEqual([
      { service: 'approvals.open', arguments: [{ question: 'May they?', choices, assignee, expiresAfterSeconds }] },
    ]);
  });

  it('waits for the answer until the question expires', () => {
    const control = controls['wait.approval'];
    const context = controlContext(config);
    expect(control.enter(context)).toEqual({ kind: 'execute' });
    const asked = { approvalId: 'a-1', expiresAt: '2026-03-21T04:00:00.000Z' };
    expect(control.executed?.(context, { port: 'expired', output: asked })).toMatchObject({
      kind: 'wait',
      request: {
        until: NOW + 24 * HOUR,
        events: [{ kind: 'approval.answered', key: context.stepKey, anybody: true }],
        freeze: 'stay',
      },
    });
    const answer = event('approval.answered', { choice: 'no', by: 'Rəna', note: 'Too much' });
    expect(control.resume?.(context, answer, 'answered')).toEqual({
      kind: 'done',
      port: 'no',
      output: { choice: 'no', by: 'Rəna', note: 'Too much', answeredAt: '2026-03-20T05:00:00.000Z' },
    });
    expect(control.resume?.(context, null, '')).toMatchObject({ port: 'expired' });
  });

  it('without a limit waits as long as it takes', () => {
    const asked = { approvalId: 'a-1', expiresAt: null };
    const context = controlContext(config);
    expect(controls['wait.approval'].executed?.(context, { port: 'expired', output: asked })).toMatchObject({
      request: { until: null },
    });
  });
});

describe('flow.goal', () => {
  const control = controls['flow.goal'];
  const config = { kind: 'deal.moved', name: '', about: 'contact' };
  const condition = {
    match: 'all',
    rules: [{ left: '{{ event.amount }}', operator: 'greater', right: 100 }],
  };

  it('lies in wait from the beginning of the run', () => {
    const context = controlContext(config);
    expect(control.enter(context)).toMatchObject({
      kind: 'wait',
      request: {
        until: null,
        since: context.runStartedAt,
        events: [{ kind: 'deal.moved', contactId: SAMPLE_CONTACT.id }],
      },
    });
  });

  it('is reached by an event that fits its rules, and lies in wait on otherwise', () => {
    const context = controlContext({ ...config, condition });
    expect(control.resume?.(context, event('deal.moved', { amount: '150' }), '')).toMatchObject({ kind: 'done' });
    expect(control.resume?.(context, event('deal.moved', { amount: '50' }), '')).toMatchObject({ kind: 'wait' });
    expect(control.resume?.(controlContext(config), event('deal.moved', {}), '')).toMatchObject({ kind: 'done' });
  });

  it('is reached by a deal that comes to its stage', () => {
    const context = controlContext({ ...config, stage: 'Won', pipeline: 'Sales' });
    const to = (stage: string) => control.resume?.(context, event('deal.moved', { stage, pipeline: 'Sales' }), '');
    expect([to('New')?.kind, to('Won')?.kind]).toEqual(['wait', 'done']);
  });

  it('evaluates nothing that the event says', () => {
    const context = controlContext({ ...config, condition });
    const hostile = event('deal.moved', { amount: '{{ 150 }}' });
    expect(control.resume?.(context, hostile, '')).toMatchObject({ kind: 'wait' });
  });
});

describe('wait.time', () => {
  const hours = { mode: 'hours', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
  const zones = { contact: 'America/New_York', workflow: 'Europe/Berlin', workspace: 'Asia/Baku' };
  const enter = (config: JsonObject) =>
    controls['wait.time'].enter(controlContext(config, { zones, timeZone: 'America/New_York' }));

  // Friday 08:00 in Baku, 05:00 in Berlin, midnight in New York.
  it.each([
    [undefined, 9 * HOUR],
    ['contact', 9 * HOUR],
    ['workflow', 4 * HOUR],
    ['workspace', HOUR],
  ])('on the clock of %s', (zone, wait) => {
    expect(enter({ ...hours, ...(zone === undefined ? {} : { zone }) })).toEqual({
      kind: 'wait',
      request: { until: NOW + wait, events: [], since: NOW, freeze: 'stay' },
    });
  });

  it('does not wait inside its hours', () => {
    expect(enter({ ...hours, from: '00:00' })).toEqual({ kind: 'done', port: 'next' });
  });
});
