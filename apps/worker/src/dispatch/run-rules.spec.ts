import 'reflect-metadata';
import type { JsonObject } from '@flowkeep/contracts';
import type { GraphSettings } from '@flowkeep/graph';
import { RunRuleRepository } from '@flowkeep/persistence';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';

const fixture = new DispatchFixture();

beforeAll(async () => {
  await fixture.open();
  await fixture.addWorker();
}, 60_000);
afterAll(() => fixture.close());

/** A workflow whose runs sleep for an hour. */
async function sleeping(rules: Partial<GraphSettings>, trigger: JsonObject = {}): Promise<string> {
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false, ...trigger }),
      node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
      edge('lead', 'pause'),
      settings(rules),
    ),
  );
  return triggers['lead'] ?? '';
}

const post = (trigger: string, payload: JsonObject, contactId: string | null = null): Promise<string> =>
  fixture.post('webhook.received', trigger, payload, contactId);

const orders = { dedup: '{{ trigger.order }}', dedupWindow: { amount: 1, unit: 'hours' } };

describe('a value that begins one run only', () => {
  it('keeps out the second event, in one batch and later', async () => {
    const trigger = await sleeping({}, orders);
    const first = [
      await post(trigger, { order: 7 }),
      await post(trigger, { order: 7 }),
      await post(trigger, { order: 8 }),
    ];
    await fixture.dispatch();
    const later = [await post(trigger, { order: 7 }), await post(trigger, {}), await post(trigger, {})];
    await fixture.dispatch();
    expect(await fixture.standings(first)).toEqual(['queued', 'duplicate', 'queued']);
    expect(await fixture.standings(later)).toEqual(['duplicate', 'queued', 'queued']);
  });

  it('is forgotten when its time is over', async () => {
    const trigger = await sleeping({}, orders);
    const first = await post(trigger, { order: 7 });
    await fixture.dispatch();
    await fixture.query(`update runs set started_at = now() - interval '61 minutes' where event_id = $1`, [first]);
    const second = await post(trigger, { order: 7 });
    await fixture.dispatch();
    expect(await fixture.standings([second])).toEqual(['queued']);
  });

  it('leaves a skipped run that has ended and has no steps', async () => {
    const trigger = await sleeping({}, orders);
    const events = [await post(trigger, { order: 7 }), await post(trigger, { order: 7 })];
    await fixture.dispatch();
    const [, skipped] = await fixture.runs(events);
    expect(skipped).toMatchObject({ status: 'skipped', start_pending: false });
    expect(await fixture.steps(skipped?.id ?? '')).toEqual([]);
  });
});

describe('entering again', () => {
  it('once is for ever, for each contact', async () => {
    const trigger = await sleeping({ reentry: { rule: 'once' } });
    const [aysel, murad] = [await fixture.contact(), await fixture.contact()];
    const events = [await post(trigger, {}, aysel), await post(trigger, {}, aysel), await post(trigger, {}, murad)];
    await fixture.dispatch();
    const [first] = await fixture.runs(events);
    await fixture.end(first?.id ?? '');
    const later = await post(trigger, {}, aysel);
    const nobody = [await post(trigger, {}), await post(trigger, {})];
    await fixture.dispatch();
    expect(await fixture.standings(events.slice(1))).toEqual(['entered-before', 'queued']);
    expect(await fixture.standings([later, ...nobody])).toEqual(['entered-before', 'queued', 'queued']);
  });

  it('not while running lets in when the run has ended', async () => {
    const trigger = await sleeping({ reentry: { rule: 'not-while-running' } });
    const contact = await fixture.contact();
    const events = [await post(trigger, {}, contact), await post(trigger, {}, contact)];
    await fixture.dispatch();
    expect(await fixture.standings(events)).toEqual(['queued', 'still-running']);
    await fixture.end((await fixture.runs(events))[0]?.id ?? '', 'failed');
    const later = await post(trigger, {}, contact);
    await fixture.dispatch();
    expect(await fixture.standings([later])).toEqual(['queued']);
  });

  it('once in a window counts from the last run that began', async () => {
    const trigger = await sleeping({ reentry: { rule: 'once-per-window', windowSeconds: 3_600 } });
    const contact = await fixture.contact();
    const first = await post(trigger, {}, contact);
    await fixture.dispatch();
    const second = await post(trigger, {}, contact);
    await fixture.dispatch();
    await fixture.query(`update runs set started_at = now() - interval '61 minutes' where event_id = $1`, [first]);
    const third = await post(trigger, {}, contact);
    await fixture.dispatch();
    expect(await fixture.standings([second, third])).toEqual(['entered-recently', 'queued']);
  });
});

describe('one at a time', () => {
  const lane = (then: 'queue' | 'skip' | 'replace', key = '{{ trigger.room }}') => ({ oneAtATime: { key, then } });

  it('queues, and lets the next one begin in the order in which events came, whatever ended the one before', async () => {
    const trigger = await sleeping(lane('queue'));
    const events: string[] = [];
    for (let guest = 0; guest < 4; guest += 1) events.push(await post(trigger, { room: 101, guest }));
    const other = await post(trigger, { room: 102 });
    await fixture.dispatch();
    expect(await fixture.standings([...events, other])).toEqual(['queued', 'held', 'held', 'held', 'queued']);
    for (const [index, status] of (['completed', 'failed', 'cancelled'] as const).entries()) {
      await fixture.end((await fixture.runs(events))[index]?.id ?? '', status);
      const runs = await fixture.runs(events);
      expect(runs.map(({ held }) => held)).toEqual(events.map((_, place) => place > index + 1));
      expect(runs[index + 1]).toMatchObject({ status: 'queued', startable: true });
    }
  });

  it('holds a new run behind those that wait, even when none is under way', async () => {
    const trigger = await sleeping(lane('queue'));
    const first = await post(trigger, { room: 1 });
    await fixture.dispatch();
    await fixture.query(`update runs set held = true, start_pending = false where event_id = $1`, [first]);
    const second = await post(trigger, { room: 1 });
    await fixture.dispatch();
    expect(await fixture.standings([first, second])).toEqual(['held', 'held']);
    const release = () =>
      fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => new RunRuleRepository().releaseStranded(tx, 10));
    expect([await release(), await release()]).toEqual([1, 0]);
    expect(await fixture.standings([first, second])).toEqual(['queued', 'held']);
  });

  it('skips while another runs', async () => {
    const trigger = await sleeping(lane('skip', ''));
    const [aysel, murad] = [await fixture.contact(), await fixture.contact()];
    const events = [await post(trigger, {}, aysel), await post(trigger, {}, aysel), await post(trigger, {}, murad)];
    await fixture.dispatch();
    expect(await fixture.standings(events)).toEqual(['queued', 'another-running', 'queued']);
  });

  it('replaces what nobody has started yet at once', async () => {
    const trigger = await sleeping(lane('replace'));
    const events = [
      await post(trigger, { room: 1 }),
      await post(trigger, { room: 1 }),
      await post(trigger, { room: 1 }),
    ];
    await fixture.dispatch();
    expect(await fixture.standings(events)).toEqual(['replaced', 'replaced', 'queued']);
  });

  it('asks a run under way to end, and begins when it has', async () => {
    const trigger = await sleeping(lane('replace'));
    const first = await post(trigger, { room: 1 });
    await fixture.dispatch();
    await fixture.query(`update runs set start_attempts = 1, start_pending = false where event_id = $1`, [first]);
    const later = [await post(trigger, { room: 1 }), await post(trigger, { room: 1 })];
    await fixture.dispatch();
    expect(await fixture.standings(later)).toEqual(['replaced', 'held']);
    const [running] = await fixture.runs([first]);
    const commands = await fixture.query(`select command from run_commands where run_id = $1`, [running?.id]);
    expect(commands).toEqual([{ command: { kind: 'cancel', because: 'replaced' } }]);
    await fixture.end(running?.id ?? '', 'cancelled');
    expect(await fixture.standings([first, ...later])).toEqual(['replaced', 'replaced', 'queued']);
  });

  it('lets runs that end at once follow one another', async () => {
    const triggers = await fixture.publish(
      aGraph(
        node('lead', 'trigger.webhook', { savePerson: false }),
        node('end', 'flow.end', { status: 'completed', message: '' }),
        edge('lead', 'end'),
        settings(lane('queue')),
      ),
    );
    const events = [await post(triggers['lead'] ?? '', { room: 1 }), await post(triggers['lead'] ?? '', { room: 1 })];
    await fixture.dispatch();
    expect(await fixture.standings(events)).toEqual(['completed', 'completed']);
  });

  it('holds between dispatchers that work at the same time', async () => {
    const trigger = await sleeping(lane('queue'));
    const events: string[] = [];
    for (let guest = 0; guest < 60; guest += 1) events.push(await post(trigger, { room: guest % 3 }));
    await fixture.dispatch();
    const standings = await fixture.standings(events);
    expect(standings.filter((standing) => standing === 'queued')).toHaveLength(3);
    expect(standings.filter((standing) => standing === 'held')).toHaveLength(57);
  });
});

it('runs of a paused workflow are kept, and do not begin', async () => {
  const trigger = await sleeping({});
  await fixture.query(
    `update workflows set paused_at = now() where id = (select workflow_id from triggers where id = $1)`,
    [trigger],
  );
  const event = await post(trigger, {});
  await fixture.dispatch();
  const [run] = await fixture.runs([event]);
  expect(run).toMatchObject({ status: 'queued', start_pending: true, startable: false });
});
