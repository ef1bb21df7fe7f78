import fc from 'fast-check';
import { SAMPLE_CONTACT } from '@flowkeep/node-sdk/testing';
import { controlContext } from '../../testing/control-context.ts';
import { bucketOf } from './bucket-of.ts';
import { flowSplitControl } from './control.ts';

const variants = [
  { id: 'a', label: 'A', weight: 1 },
  { id: 'b', label: 'B', weight: 3 },
];

function wayOf(person: string, config: { readonly holdout?: number; readonly experiment?: string } = {}): string {
  const context = controlContext(
    { variants, holdout: 0, experiment: '', ...config },
    { contact: { ...SAMPLE_CONTACT, id: person } },
  );
  const result = flowSplitControl.enter(context);
  return result.kind === 'done' ? result.port : result.kind;
}

const people = Array.from({ length: 4_000 }, (_, number) => `person-${String(number)}`);
const shareOf = (way: string, ways: readonly string[]): number =>
  ways.filter((other) => other === way).length / ways.length;

describe('a split', () => {
  // These may never change: people would change sides in the middle of an experiment.
  it.each([
    ['', 8_894],
    ['a', 7_913],
    ['greeting:variant:00000000-0000-4000-8000-000000000002', 4_646],
    ['greeting:holdout:00000000-0000-4000-8000-000000000002', 7_795],
    ['Günəş', 2_814],
  ])('puts "%s" into the bucket %i', (text, bucket) => {
    expect(bucketOf(text)).toBe(bucket);
  });

  it('sends the same person the same way, in every run and visit', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.nat(), (person, runId, now) => {
        const context = controlContext(
          { variants, holdout: 10, experiment: 'x' },
          { contact: { ...SAMPLE_CONTACT, id: person } },
        );
        const again = { ...context, runId, stepKey: `${runId}:other:2`, now, visit: 2 };
        expect(flowSplitControl.enter(again)).toEqual(flowSplitControl.enter(context));
      }),
    );
  });

  it('keeps to the shares', () => {
    const ways = people.map((person) => wayOf(person));
    expect(shareOf('a', ways)).toBeCloseTo(0.25, 1);
    expect(shareOf('b', ways)).toBeCloseTo(0.75, 1);
    expect(
      shareOf(
        'holdout',
        people.map((person) => wayOf(person, { holdout: 20 })),
      ),
    ).toBeCloseTo(0.2, 1);
  });

  it('moves nobody from one way to another when more are held back', () => {
    for (const person of people) {
      const [before, after] = [wayOf(person, { holdout: 10 }), wayOf(person, { holdout: 40 })];
      if (after !== 'holdout') expect(after).toBe(before);
    }
  });

  it('divides anew in another experiment', () => {
    const [one, two] = ['one', 'two'].map((experiment) => people.map((person) => wayOf(person, { experiment })));
    const same = people.filter((_, at) => one?.[at] === two?.[at]).length / people.length;
    expect(same).toBeCloseTo(0.25 * 0.25 + 0.75 * 0.75, 1);
  });

  it('divides runs where there is nobody', () => {
    const ways = people.map((runId) =>
      flowSplitControl.enter(controlContext({ variants, holdout: 0, experiment: 'x' }, { contact: null, runId })),
    );
    expect(new Set(ways.map((way) => (way.kind === 'done' ? way.port : '')))).toEqual(new Set(['a', 'b']));
  });
});
