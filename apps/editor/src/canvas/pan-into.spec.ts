import { panInto } from './pan-into.ts';

const screen = { width: 800, height: 600 };
const card = { x: 100, y: 100, width: 256, height: 116 };

describe('panInto', () => {
  it('leaves a view alone in which the card is seen', () => {
    expect(panInto({ x: 0, y: 0, zoom: 1 }, card, screen)).toBeNull();
  });

  it('moves no further than needed', () => {
    expect(panInto({ x: 600, y: 0, zoom: 1 }, card, screen)).toEqual({ x: 800 - 32 - 356, y: 0, zoom: 1 });
    expect(panInto({ x: 0, y: -300, zoom: 1 }, card, screen)).toEqual({ x: 0, y: -68, zoom: 1 });
  });

  it('keeps clear of the controls at the lower edge', () => {
    expect(panInto({ x: 0, y: 400, zoom: 1 }, card, screen)).toEqual({ x: 0, y: 600 - 72 - 216, zoom: 1 });
  });
});
