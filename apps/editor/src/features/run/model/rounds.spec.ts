import type { StepReport } from '@flowkeep/contracts';
import type { DrawnBody } from '../../../canvas/drawn-bodies.ts';
import { roundNumber, stepsOfRounds, visitCounts } from './rounds.ts';
import type { StoryEntry } from './story.ts';
import { type StoryItem, storyTree } from './story-tree.ts';

const bodies: readonly DrawnBody[] = [
  { owner: 'orders', port: 'each', kind: 'loop', nodes: new Set(['lines', 'pack', 'ship']) },
  { owner: 'lines', port: 'round', kind: 'loop', nodes: new Set(['pack']) },
];
const step = (nodeId: string, path: string, sequence: number): StepReport => ({
  key: `r:${nodeId}:${path}`,
  nodeId,
  nodeType: 'x',
  visit: 1,
  ...(path === '' ? {} : { path }),
  status: 'done',
  port: 'next',
  output: {},
  error: null,
  startedAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:00:00Z',
  waitingUntil: null,
  sequence,
});
const steps = [
  step('orders', '', 1),
  step('lines', '0', 2),
  step('pack', '0.0', 3),
  step('ship', '0', 4),
  step('lines', '1', 5),
  step('pack', '1.0', 6),
  step('pack', '1.1', 7),
  step('ship', '1', 8),
  step('done', '', 9),
];
const entries = steps.map((each): StoryEntry => ({ kind: 'step', key: each.key, at: '', step: each, messages: [] }));
const outline = (items: readonly StoryItem[]): unknown =>
  items.map((item) => {
    if (item.kind === 'step') return item.step.nodeId;
    return item.kind === 'rounds'
      ? { [item.loop]: item.rounds.map(({ part, items: inside }) => ({ [part]: outline(inside) })) }
      : item.key;
  });

describe('storyTree', () => {
  it('puts what happened in a loop together, round by round, loops inside of loops too', () => {
    expect(outline(storyTree(entries, bodies))).toEqual([
      'orders',
      {
        orders: [
          { 0: ['lines', { lines: [{ 0: ['pack'] }] }, 'ship'] },
          { 1: ['lines', { lines: [{ 0: ['pack'] }, { 1: ['pack'] }] }, 'ship'] },
        ],
      },
      'done',
    ]);
  });

  it('tells a loop before its rounds, also when it was reported behind them', () => {
    const [loop, ...rest] = entries;
    const shown = storyTree([...rest.slice(0, -1), loop, ...rest.slice(-1)] as StoryEntry[], bodies);
    expect(shown.map((item) => (item.kind === 'step' ? item.step.nodeId : item.kind))).toEqual([
      'orders',
      'rounds',
      'done',
    ]);
  });

  it('tells what is gone through once behind its step: what was undone, and what a called workflow did', () => {
    const told = [
      step('undo-it', '0', 1),
      step('ask', '', 2),
      step('undo', '', 3),
      step('call/greet', '0', 4),
      step('call', '', 5),
    ];
    const shown = told.map((each): StoryEntry => ({ kind: 'step', key: each.key, at: '', step: each, messages: [] }));
    const undo: DrawnBody = { owner: 'undo', port: 'next', kind: 'compensation', nodes: new Set(['undo-it']) };
    const items = storyTree(shown, [...bodies, undo]);
    expect(outline(items)).toEqual([
      'ask',
      'undo',
      { undo: [{ 0: ['undo-it'] }] },
      'call',
      { call: [{ 0: ['call/greet'] }] },
    ]);
    expect(items.flatMap((item) => (item.kind === 'rounds' ? [item.isLoop] : []))).toEqual([false, false]);
  });

  it('orders rounds as they began, also those that ended out of turn', () => {
    const late = ['10', '2', '2-0', '0'].map((path, index) => step('ship', path, index));
    const shown = late.map((each): StoryEntry => ({ kind: 'step', key: each.key, at: '', step: each, messages: [] }));
    const [item] = storyTree(shown, bodies);
    expect(item?.kind === 'rounds' && item.rounds.map(({ part }) => part)).toEqual(['0', '2', '10', '2-0']);
  });
});

describe('rounds', () => {
  it('are counted as people count', () => {
    expect(roundNumber('0')).toEqual({ round: 1, turn: 1 });
    expect(roundNumber('2-5')).toEqual({ round: 6, turn: 2 });
  });

  it('hide the steps of other rounds', () => {
    const shown = stepsOfRounds(steps, bodies, { orders: '1', lines: '0' });
    expect(shown.map(({ nodeId, path }) => `${nodeId} ${path ?? ''}`)).toEqual([
      'orders ',
      'lines 1',
      'pack 1.0',
      'ship 1',
      'done ',
    ]);
    expect(stepsOfRounds(steps, bodies, {})).toBe(steps);
  });

  it('count visits where there is more than one', () => {
    expect(Object.fromEntries(visitCounts(steps))).toEqual({ lines: 2, pack: 3, ship: 2 });
  });
});
