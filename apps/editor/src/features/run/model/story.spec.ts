import type { StepReport } from '@flowkeep/contracts';
import type { RunMessage } from '../api/run.ts';
import { storyOf } from './story.ts';
import { timelineOf } from './timeline.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds)).toISOString();
const step = (nodeId: string, nodeType: string, from: number, to: number | null, sequence: number): StepReport => ({
  key: `r:${nodeId}:1`,
  nodeId,
  nodeType,
  visit: 1,
  status: to === null ? 'waiting' : 'done',
  port: 'next',
  output: {},
  error: null,
  startedAt: at(from),
  endedAt: to === null ? null : at(to),
  waitingUntil: to === null ? at(86_400) : null,
  sequence,
});
const message = (id: string, stepKey: string | null, seconds: number): RunMessage => ({
  id,
  direction: stepKey === null ? 'in' : 'out',
  channel: 'whatsapp',
  text: id,
  status: stepKey === null ? 'received' : 'sent',
  stepKey,
  error: null,
  at: at(seconds),
});
const steps = [
  step('lead', 'trigger.webhook', 0, 0, 1),
  step('greet', 'whatsapp.send', 0, 1, 2),
  step('wait', 'wait.reply', 1, 60, 3),
];

describe('storyOf', () => {
  it('tells messages with the steps that they belong to', () => {
    const story = storyOf(steps, [message('hello', 'r:greet:1', 1), message('answer', null, 60)]);
    expect(story.map((entry) => entry.key)).toEqual(['r:lead:1', 'r:greet:1', 'r:wait:1']);
    expect(story.map((entry) => (entry.kind === 'step' ? entry.messages.map(({ id }) => id) : []))).toEqual([
      [],
      ['hello'],
      ['answer'],
    ]);
  });

  it('tells what they wrote in between by itself', () => {
    const story = storyOf(steps, [message('later', null, 500)]);
    expect(story.at(-1)).toMatchObject({ kind: 'message', key: 'later' });
  });

  it('does not tell of steps that were not taken', () => {
    expect(storyOf([{ ...steps[0], status: 'skipped' } as StepReport], [])).toEqual([]);
  });
});

describe('timelineOf', () => {
  it('keeps dots apart and in order, within the line', () => {
    const waiting = [...steps.slice(0, 2), step('wait', 'wait.reply', 1, null, 3)];
    const { dots, to } = timelineOf(waiting, at(0), null, Date.parse(at(100)));
    const [first, second, third] = dots.map((dot) => dot.left);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(3);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...dots.map((dot) => dot.left))).toBeLessThanOrEqual(98);
    expect(to).toBe(at(86_400));
  });

  it('is full when the run has ended', () => {
    expect(timelineOf(steps, at(0), at(61), Date.parse(at(999)))).toMatchObject({ done: 100, to: at(61) });
  });
});
