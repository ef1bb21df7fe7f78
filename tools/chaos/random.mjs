/**
 * Random numbers that a seed repeats, so that a bad hour can be had again.
 * @param {number} seed a whole number
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  // Mulberry32: small, even enough for choices.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least, most) => least + next() * (most - least);
  return {
    next,
    between,
    /** A whole number from `least` to `most`, both included. */
    whole: (least, most) => Math.floor(between(least, most + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    chance: (share) => next() < share,
    /** One of a list, each as often as its `share` says. */
    weighted: (list) => {
      const total = list.reduce((sum, { share }) => sum + share, 0);
      let left = next() * total;
      return list.find(({ share }) => (left -= share) < 0) ?? list.at(-1);
    },
  };
}
