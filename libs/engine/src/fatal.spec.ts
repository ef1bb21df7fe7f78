import { isFatal } from './fatal.ts';
import { call, drawPlan, each, node } from './spec/plan-builder.ts';
import { RunPlayer } from './spec/run-player.ts';

const start = node('start', 'trigger');
const stops = node('stops', 'outbound');

/** Whether the work beside a step that failed the run would have failed it too. */
function beside(work: ReturnType<typeof node>[], lines: string[], place: string): boolean | undefined {
  const plan = drawPlan([start, stops, ...work], ['start -> stops', ...lines]);
  const run = new RunPlayer(plan);
  run.failed('stops');
  const found = run.state.broken?.find(({ key }) => key === run.key(place));
  return found && isFatal(plan, run.state, found);
}

const items = { config: { items: ['a'] } };

describe('a step that was let go with its run', () => {
  it('would have failed it where nothing is drawn for that', () => {
    expect(beside([node('pay', 'outbound')], ['start -> pay'], 'pay')).toBe(true);
  });

  it.each(['port', 'continue'] as const)('would not have failed it where its drawing says: %s', (onError) => {
    expect(beside([node('pay', 'outbound', { onError })], ['start -> pay'], 'pay')).toBe(false);
  });

  it('in a loop is asked of whatever is around it', () => {
    const loops = (outer: object, inner: object) =>
      beside(
        [
          each('months', { ...items, ...outer }),
          call('sub', { in: 'months', ...inner }),
          node('pay', 'outbound', { in: 'sub' }),
        ],
        ['start -> months', 'months.each -> sub', 'sub.call -> pay'],
        'pay:0.0.1',
      );
    expect(loops({}, {})).toBe(true);
    expect(loops({}, { onError: 'port' })).toBe(false);
    expect(loops({ onError: 'continue' }, {})).toBe(false);
  });
});
