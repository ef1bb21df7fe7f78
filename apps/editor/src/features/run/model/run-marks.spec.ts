import type { StepReport } from '@flowkeep/contracts';
import { nodeCatalog } from '@flowkeep/nodes';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { type MarkWords, runMarks } from './run-marks.ts';

const graph = drawing(
  { lead: 'trigger.webhook', greet: 'whatsapp.send', call: 'deal.move', wait: 'wait.reply', end: 'flow.end' },
  'lead.next > greet',
  'greet.sent > wait',
  'greet.not_sent > call',
  'wait.replied > end',
);
const words: MarkWords = {
  status: (look) => look,
  until: (iso) => `until ${iso}`,
  retrying: (attempt, attempts) => `${attempt} of ${attempts}`,
  failed: (reason) => `failed: ${reason}`,
  visits: (count) => `${count} visits`,
  reached: 'reached',
  notNeeded: 'not needed',
  paused: 'paused',
};
const step = (nodeId: string, change: Partial<StepReport> = {}): StepReport => ({
  key: `r:${nodeId}:1`,
  nodeId,
  nodeType: graph.nodes[nodeId]?.type ?? '',
  visit: 1,
  status: 'done',
  port: 'next',
  output: {},
  error: null,
  startedAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:00:01Z',
  waitingUntil: null,
  sequence: 1,
  ...change,
});
const waiting = [
  step('lead'),
  step('greet', { port: 'sent' }),
  step('wait', { status: 'waiting', port: null, endedAt: null, waitingUntil: '2026-11-24T10:00:00Z' }),
];
const looks = (marks: ReturnType<typeof runMarks>) =>
  Object.fromEntries(Object.entries(marks.cards).map(([id, mark]) => [id, mark.run?.look]));

describe('runMarks', () => {
  it('tells done, waiting, ahead and not taken apart', () => {
    const marks = runMarks({ graph, steps: waiting, status: 'waiting', catalog: nodeCatalog, words });
    expect(looks(marks)).toEqual({ lead: 'done', greet: 'done', wait: 'waiting', call: 'skipped', end: 'next' });
    expect(marks.cards['wait']?.run).toEqual({ look: 'waiting', text: 'until 2026-11-24T10:00:00Z', current: true });
    expect(marks.lines).toEqual({
      'lead-next-greet': 'taken',
      'greet-sent-wait': 'taken',
      'greet-not_sent-call': 'not-taken',
      'wait-replied-end': 'ahead',
    });
  });

  it('shows nothing ahead of a run that has ended', () => {
    const marks = runMarks({ graph, steps: waiting.slice(0, 2), status: 'cancelled', catalog: nodeCatalog, words });
    expect(looks(marks)).toMatchObject({ wait: 'skipped', end: 'skipped' });
  });

  it('shows everything ahead of a run that has not begun', () => {
    const marks = runMarks({ graph, steps: [], status: 'queued', catalog: nodeCatalog, words });
    expect(new Set(Object.values(looks(marks)))).toEqual(new Set(['next']));
  });

  it('says how many tries there are', () => {
    const error = { code: 'x', message: 'no answer', attempt: 2, at: '' };
    const steps = [step('lead'), step('greet', { status: 'retrying', port: null, endedAt: null, error })];
    const marks = runMarks({ graph, steps, status: 'running', catalog: nodeCatalog, words });
    expect(marks.cards['greet']?.run).toEqual({ look: 'retrying', text: '2 of 10', current: true });
  });

  it('keeps the latest visit of a step', () => {
    const steps = [
      step('lead'),
      step('greet', { visit: 1 }),
      step('greet', { visit: 2, status: 'running', port: null, sequence: 2 }),
    ];
    const marks = runMarks({ graph, steps, status: 'running', catalog: nodeCatalog, words });
    expect(marks.cards['greet']?.run?.look).toBe('running');
  });

  it('draws every way that was taken at once', () => {
    const steps = [step('lead'), step('greet', { port: 'sent', ports: ['sent', 'not_sent'] })];
    const marks = runMarks({ graph, steps, status: 'running', catalog: nodeCatalog, words });
    expect(marks.lines).toMatchObject({ 'greet-sent-wait': 'taken', 'greet-not_sent-call': 'taken' });
  });

  it('stands still where a paused run is', () => {
    const marks = runMarks({ graph, steps: waiting, status: 'paused', catalog: nodeCatalog, words });
    expect(marks.cards['wait']?.run).toEqual({ look: 'paused', text: 'paused', current: true });
  });

  it('counts visits where there was more than one', () => {
    const counts = new Map([['greet', 3]]);
    const marks = runMarks({ graph, steps: waiting, status: 'waiting', catalog: nodeCatalog, words, counts });
    expect(marks.cards['greet']?.count).toEqual({ text: '×3', title: '3 visits' });
    expect(marks.cards['lead']?.count).toBeUndefined();
  });

  it('keeps goals and what undoes beside the way', () => {
    const beside = drawing(
      { start: 'trigger.manual', end: 'flow.end', goal: 'flow.goal', undo: 'flow.compensate', tell: 'data.set' },
      'start.next > end',
      'undo.next > tell',
    );
    const steps = [
      { ...step('start'), nodeType: 'trigger.manual' },
      { ...step('goal', { status: 'waiting', port: null, endedAt: null }), nodeType: 'flow.goal' },
      { ...step('end', { status: 'running', port: null, endedAt: null }), nodeType: 'flow.end' },
    ];
    const input = { graph: beside, steps, catalog: nodeCatalog, words };
    expect(looks(runMarks({ ...input, status: 'running' }))).toMatchObject({
      goal: 'next',
      undo: 'next',
      tell: 'next',
    });
    const reached = runMarks({ ...input, status: 'completed', outcome: 'goal' });
    expect(reached.cards['goal']?.run).toEqual({ look: 'done', text: 'reached', current: true });
    expect(reached.cards['tell']?.run?.text).toBe('not needed');
  });
});
