import type { ControlResult } from './control.ts';
import { drawPlan, goal, node } from './spec/plan-builder.ts';
import { PLAIN_CONTROLS, RunPlayer } from './spec/run-player.ts';

const plan = drawPlan([node('start', 'trigger'), node('wait', 'waiting'), goal('bought')], ['start -> wait']);
const events = [{ branch: '', kind: 'event.custom', key: '', match: null, contactId: 'c1', anybody: false }] as const;
const listen = (): ControlResult => ({ kind: 'wait', request: { until: null, events, since: 1_000 } });

/** A run with a goal that hears every event and is reached by none. */
const listening = () => new RunPlayer(plan, { ...PLAIN_CONTROLS, goal: { enter: listen, resume: listen } });

/** Signals an event that came at a moment; how many reports that led to. */
function tell(run: RunPlayer, id: string, at: number): number {
  const receivedAt = new Date(at).toISOString();
  const event = { id, kind: 'event.custom', key: '', contactId: 'c1', payload: {}, receivedAt } as const;
  return run.tell({ kind: 'received', stepKey: run.key('bought'), event }).reports.length;
}

describe('a step that hears of very many events', () => {
  it('remembers the last that it did not mean, and listens to none before them again', () => {
    const run = listening();
    for (let event = 0; event < 250; event += 1) run.happened('bought', '', `e${String(event)}`);
    const { heard, heardAt, heardBefore } = run.state.active['r:bought:1'] ?? {};
    expect(heard).toHaveLength(100);
    expect(heard?.at(-1)).toBe('e249');
    expect(heardAt).toHaveLength(100);
    const [first = 0] = heardAt ?? [];
    expect(heardBefore).toBeGreaterThan(first - 10);
    expect(heardBefore).toBeLessThanOrEqual(first);
    expect(run.commands.at(-1)).toMatchObject({ kind: 'wait', request: { since: heardBefore } });
    expect(run.happened('bought', '', 'e200').reports).toEqual([]);
  });

  it('does not count one twice that it has forgotten', () => {
    const run = listening();
    for (let event = 0; event < 150; event += 1) expect(tell(run, `e${String(event)}`, 5_000 + event)).toBe(1);
    expect(run.state.active['r:bought:1']?.heard).not.toContain('e1');
    expect(tell(run, 'e1', 5_001)).toBe(0);
    expect(tell(run, 'new', 5_150)).toBe(1);
  });

  it('hears every one of those that came in one moment', () => {
    const run = listening();
    for (let event = 0; event < 150; event += 1) expect(tell(run, `e${String(event)}`, 5_000)).toBe(1);
    expect(tell(run, 'e0', 5_000)).toBe(0);
    expect(tell(run, 'later', 5_001)).toBe(1);
    expect(run.state.active['r:bought:1']?.heard).toHaveLength(100);
    expect(tell(run, 'e0', 5_000)).toBe(0);
  });
});
