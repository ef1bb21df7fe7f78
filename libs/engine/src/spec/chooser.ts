import type { Choose } from './random-drawing.ts';

/** The same numbers for ever: a multiplicative generator (Park and Miller, Communications of the ACM 31, 1988). */
export function chooser(seed: number): Choose {
  let value = seed * 7_919;
  return (count) => {
    value = (value * 48_271) % 2_147_483_647;
    return count === 0 ? 0 : Math.floor(value / 16) % count;
  };
}
