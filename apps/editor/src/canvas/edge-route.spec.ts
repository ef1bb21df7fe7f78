import fc from 'fast-check';
import type { Position } from '@flowkeep/graph';
import { type Obstacle, routeEdge } from './edge-route.ts';
import { middleOf, roundedPath } from './rounded-path.ts';

const from: Position = { x: 100, y: 0 };

const runsThrough = (route: readonly Position[], area: Obstacle): boolean =>
  route.some((corner, index) => {
    const next = route[index + 1];
    if (!next) return false;
    return (
      Math.max(corner.x, next.x) > area.x &&
      Math.min(corner.x, next.x) < area.x + area.width &&
      Math.max(corner.y, next.y) > area.y &&
      Math.min(corner.y, next.y) < area.y + area.height
    );
  });

describe('routeEdge', () => {
  it('goes straight down when the card stands right below', () => {
    expect(routeEdge(from, { x: 100, y: 80 }, [])).toEqual([from, { x: 100, y: 80 }]);
  });

  it('bends once in the middle of a short way', () => {
    expect(routeEdge(from, { x: 300, y: 60 }, [])).toEqual([
      from,
      { x: 100, y: 30 },
      { x: 300, y: 30 },
      { x: 300, y: 60 },
    ]);
  });

  it('goes around a card that stands in the way', () => {
    const card = { x: 0, y: 100, width: 256, height: 116 };
    const route = routeEdge(from, { x: 100, y: 320 }, [card]);
    expect(runsThrough(route, card)).toBe(false);
    expect(route.at(-1)).toEqual({ x: 100, y: 320 });
  });

  it('leads back up beside the cards', () => {
    const card = { x: 0, y: -300, width: 256, height: 300 };
    const route = routeEdge(from, { x: 128, y: -300 }, [card]);
    expect(runsThrough(route, card)).toBe(false);
  });

  it('is always made of level and upright stretches', () => {
    const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
    const area = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: fc.constant(256),
      height: fc.constant(116),
    });
    fc.assert(
      fc.property(point, point, fc.array(area, { maxLength: 4 }), (start, end, areas) => {
        const route = routeEdge(start, end, areas);
        expect(route[0]).toEqual(start);
        expect(route.at(-1)).toEqual(end);
        for (const [index, corner] of route.entries()) {
          const next = route[index + 1];
          if (next) expect(Math.abs(corner.x - next.x) < 1 || corner.y === next.y).toBe(true);
        }
      }),
    );
  });
});

describe('roundedPath', () => {
  it('rounds a corner only as far as its shorter side allows', () => {
    const corners = [from, { x: 100, y: 10 }, { x: 300, y: 10 }];
    expect(roundedPath(corners)).toBe('M100 0L100 5Q100 10 105 10L300 10');
    expect(middleOf(corners)).toEqual({ x: 200, y: 10 });
  });
});
