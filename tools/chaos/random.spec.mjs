import { seededRandom } from './random.mjs';

const draw = (seed) => {
  const random = seededRandom(seed);
  return Array.from({ length: 1_000 }, () => random.next());
};

describe('seeded random numbers', () => {
  it('are the same for a seed and others for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('spread over the whole range', () => {
    const tenths = new Set(draw(1).map((value) => Math.floor(value * 10)));
    expect([...tenths].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('choose as often as the shares say', () => {
    const random = seededRandom(3);
    const list = [
      { name: 'often', share: 3 },
      { name: 'seldom', share: 1 },
    ];
    const often = Array.from({ length: 4_000 }, () => random.weighted(list)).filter(({ name }) => name === 'often');
    expect(often.length).toBeGreaterThan(2_850);
    expect(often.length).toBeLessThan(3_150);
  });
});
