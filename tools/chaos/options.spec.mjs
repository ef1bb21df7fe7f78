import { readOptions } from './options.mjs';

describe('the options of the chaos', () => {
  it('lasts three minutes at two events a second unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ minutes: 3, rate: 2, seed: null, report: false });
    expect(readOptions(['--minutes', '60', '--seed', '7'])).toMatchObject({ minutes: 60, seed: 7 });
  });

  it.each([
    [['--minutes', 'long'], '--minutes is "long". Give a number from 0.5 to 1440.'],
    [['--seed', '1.5'], '--seed is "1.5". Give a whole number from 0 to 4294967295.'],
  ])('%j is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
