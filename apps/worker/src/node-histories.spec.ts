import 'reflect-metadata';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { addReachablePeople } from './spec/reachable-people.ts';
import { RunHistories } from './spec/run-histories.ts';
import { WhatsAppServer } from './spec/whatsapp-server.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);
let other: EchoServer;
let whatsapp: WhatsAppServer;
let person = '';

beforeAll(async () => {
  await fixture.open();
  [other, whatsapp] = await Promise.all([startEchoServer(), WhatsAppServer.start('nobody answers')]);
  await histories.open({ whatsappUrl: whatsapp.url });
  [person = ''] = await addReachablePeople(fixture, ['offer'], 1);
}, 240_000);

afterAll(async () => {
  await histories.close();
  await Promise.all([other.close(), whatsapp.close()]);
  await fixture.close();
});

const onTemporal = settings({ everyRunOnTemporal: true });
const start = node('start', 'trigger.manual');
const call = (id: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: `${id} {{ vars.round }}` });
const isText = (left: string, right: string) => ({ match: 'all', rules: [{ left, operator: 'equals', right }] });
const heard = (id: string, name: string, match = '') => {
  return { id, label: id, kind: 'event.custom', name, about: 'contact', match };
};

describe('the history of a run replays', () => {
  it('that took several ways at once, and went on behind two of three', async () => {
    const cases = ['ba', 'ku', 'no'].map((id) => {
      return { id, label: id, condition: { match: 'all', rules: [{ left: 'baku', operator: 'contains', right: id }] } };
    });
    const { start: trigger = '' } = await fixture.publish(
      aGraph(
        start,
        node('which', 'flow.switch', { mode: 'all', cases }),
        node('try', 'flow.split', {
          variants: [
            { id: 'a', label: 'A', weight: 30 },
            { id: 'b', label: 'B', weight: 70 },
          ],
          holdout: 10,
          experiment: 'spring',
        }),
        call('one'),
        call('two'),
        call('three'),
        node('enough', 'flow.join', { mode: 'count', count: 2 }),
        call('after'),
        edge('start', 'which'),
        edge('which:ba', 'one'),
        edge('which:ku', 'two'),
        edge('which:no', 'three'),
        edge('start', 'try'),
        edge('one', 'enough'),
        edge('two', 'enough'),
        edge('three', 'enough'),
        edge('enough', 'after'),
        onTemporal,
      ),
    );
    const run = await fixture.runWith(await fixture.post('run.requested', trigger, {}, person), 'completed');
    await histories.replays('ways', run);
    expect(await fixture.steps(run.id)).toEqual(expect.arrayContaining(['after: done/next', 'three: skipped']));
  });

  it('that waited for one of several events, and went back to wait again', async () => {
    const { start: trigger = '' } = await fixture.publish(
      aGraph(
        start,
        node('wait', 'wait.event', {
          events: [heard('more', 'more'), heard('paid', 'paid', '{{ trigger.order }}')],
          limit: { amount: 1, unit: 'days' },
          lookBack: 'now',
        }),
        call('again'),
        node('back', 'flow.goto', { target: 'wait' }),
        call('thank'),
        edge('start', 'wait'),
        edge('wait:more', 'again'),
        edge('again', 'back'),
        edge('wait:paid', 'thank'),
        onTemporal,
      ),
    );
    const eventId = await fixture.post('run.requested', trigger, { order: 'A7' }, person);
    const { id } = await fixture.runWith(eventId, 'waiting');
    await fixture.post('event.custom', 'more', {}, person);
    await waitFor(async () => {
      const open = await fixture.query<{ step_key: string }>(
        `select step_key from waits where run_id = $1 and closed_at is null`,
        [id],
      );
      return open.some(({ step_key: key }) => key.endsWith(':wait:2'));
    });
    await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
      fixture.events.receive(tx, {
        kind: 'event.custom',
        key: 'paid',
        match: 'A7',
        dedupKey: null,
        contactId: person,
        payload: {},
      }),
    );
    const run = await fixture.runWith(eventId, 'completed');
    await histories.replays('events', run);
    expect((await fixture.steps(run.id)).slice(-2)).toEqual(['wait: done/paid', 'thank: done/next']);
  });

  it('that wrote to somebody and waited for hours', async () => {
    const now = new Date();
    const later = new Date(now.getTime() + 2 * 86_400_000);
    const day = later.getUTCDay() === 0 ? 7 : later.getUTCDay();
    const { start: trigger = '' } = await fixture.publish(
      aGraph(
        start,
        node('ask', 'flow.condition', { condition: isText('{{ contact.name }}', 'Aysel') }),
        node('send', 'whatsapp.send', { kind: 'template', template: 'offer', language: 'az', variables: [] }),
        node('rest', 'wait.time', { mode: 'hours', days: [day], from: '09:00', to: '10:00' }),
        edge('start', 'ask'),
        edge('ask:yes', 'send'),
        edge('send:sent', 'rest'),
        onTemporal,
      ),
    );
    const eventId = await fixture.post('run.requested', trigger, {}, person);
    const { temporal_workflow_id: workflowId, id } = await fixture.runWith(eventId, 'waiting');
    await histories.client.order(workflowId ?? '', { kind: 'skip', stepKey: `${id}:rest:1` });
    await histories.replays('message-and-hours', await fixture.runWith(eventId, 'completed'));
    expect(whatsapp.templates).toEqual(['offer']);
  });
});
