import { contactChangedPayload, type ContactSnapshot, type InboxEvent } from '@flowkeep/contracts';
import type { Control } from './control.ts';
import { drawPlan, node } from './spec/plan-builder.ts';
import { PERSON, PLAIN_CONTROLS, RunPlayer } from './spec/run-player.ts';

const untilRussian: Control = {
  enter: () => ({
    kind: 'wait',
    request: {
      until: null,
      events: [{ branch: '', kind: 'contact.changed', key: '', match: null, contactId: 'c1', anybody: false }],
      since: 0,
    },
  }),
  resume: (context) =>
    context.contact?.language === 'ru' ? { kind: 'done', port: '', ports: [] } : untilRussian.enter(context),
};

const plan = drawPlan(
  [
    node('start', 'trigger'),
    node('save', 'quick'),
    node('wait', 'waiting'),
    node('goal', 'handler', { type: 'goal', handler: 'goal', ports: [] }),
  ],
  ['start -> save', 'save -> wait'],
);

const begin = (engineVersion?: number) =>
  new RunPlayer(plan, { ...PLAIN_CONTROLS, goal: untilRussian }, {}, 'start', engineVersion);

function changed(run: RunPlayer, contact: Partial<ContactSnapshot>, at = run.now): void {
  const payload = contactChangedPayload({ ...PERSON, ...contact }, ['language']);
  const event: InboxEvent = {
    id: `e${String(run.now)}`,
    kind: 'contact.changed',
    key: '',
    contactId: PERSON.id,
    payload,
    receivedAt: new Date(at).toISOString(),
  };
  run.tell({ kind: 'received', stepKey: run.key('goal'), event });
}

describe('a run that hears of its changed person', () => {
  it('judges its goals by what they are now', () => {
    const run = begin();
    changed(run, { name: 'Aygün R.', timeZone: 'Asia/Tokyo' });
    expect(run.state).toMatchObject({
      status: 'running',
      contact: { name: 'Aygün R.', language: 'az' },
      timeZone: 'Asia/Tokyo',
    });
    changed(run, { language: 'ru' });
    expect(run.state).toMatchObject({ status: 'completed', outcome: 'goal', contact: { language: 'ru' } });
  });

  it('keeps what it has learned since then', () => {
    const run = begin();
    const before = run.now - 1;
    run.executed('save', { contact: { ...PERSON, language: 'en' } });
    changed(run, { language: 'ru' }, before);
    expect(run.state).toMatchObject({ status: 'running', contact: { language: 'en' } });
  });

  it('takes nothing back that its own step has seen of an edit made while it was under way', () => {
    const run = begin();
    const begun = run.now;
    run.executed('save', { contact: { ...PERSON, name: 'Aygün R.', language: 'en' }, contactAt: begun + 8 });
    changed(run, { language: 'tr' }, begun + 5);
    expect(run.state).toMatchObject({ contact: { name: 'Aygün R.', language: 'en' }, contactAt: begun + 8 });
    changed(run, { language: 'ru' }, begun + 9);
    expect(run.state).toMatchObject({ status: 'completed', contact: { language: 'ru' } });
  });

  it('takes nothing back that it has heard while the result of its step was on the way', () => {
    const run = begin();
    const begun = run.now;
    changed(run, { language: 'en' }, begun + 10);
    run.executed('save', { contact: { ...PERSON, language: 'tr' }, contactAt: begun + 8 });
    expect(run.state).toMatchObject({ contact: { language: 'en' }, contactAt: begun + 10 });
    expect(run.activeNodes).toContain('wait');
  });

  it('takes nothing from an event of another person, or of one who was erased', () => {
    const run = begin();
    changed(run, { id: 'c2', language: 'ru' });
    const event = { id: 'x', kind: 'contact.changed', key: '', contactId: 'c1', payload: {} } as const;
    run.tell({
      kind: 'received',
      stepKey: run.key('goal'),
      event: { ...event, receivedAt: new Date(run.now).toISOString() },
    });
    expect(run.state).toMatchObject({ status: 'running', contact: PERSON });
  });

  it('learned nothing in versions before', () => {
    const run = begin(2);
    changed(run, { language: 'ru' });
    expect(run.state).toMatchObject({ status: 'running', contact: PERSON });
    expect(run.state).not.toHaveProperty('contactAt');
  });
});
