import type { Position } from '@flowkeep/graph';

/** An area that edges go around, in canvas pixels. */
export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const LEAVE = 18;
const ARRIVE = 22;
const CLEARANCE = 8;
const LANE = 20;
const LONG = 140;
const EARLY = 32;

/**
 * Corners of an orthogonal line from a port down to the top of a card, both ends included. The straight way with one
 * bend is taken when it is free; otherwise the shortest way along a lane beside what stands in between.
 */
export function routeEdge(from: Position, to: Position, obstacles: readonly Obstacle[]): readonly Position[] {
  const near = obstaclesBetween(from, to, obstacles);
  const simple = oneBendRoutes(from, to).find((route) => isFree(route, near));
  if (simple) return simple;
  const around = laneRoutes(from, to, near).filter((route) => isFree(route, near));
  const shortest = around.reduce<readonly Position[] | null>(
    (best, route) => (best === null || lengthOf(route) < lengthOf(best) ? route : best),
    null,
  );
  return shortest ?? oneBendRoutes(from, to)[0] ?? laneRoutes(from, to, [])[0] ?? [from, to];
}

function oneBendRoutes(from: Position, to: Position): readonly (readonly Position[])[] {
  if (to.y - from.y < LEAVE + ARRIVE) return [];
  if (Math.abs(from.x - to.x) < 1) return [[from, to]];
  // A short line bends in its middle, a long one soon after it leaves.
  const isLong = to.y - from.y > LONG;
  const middle = (from.y + to.y) / 2;
  const bends = [isLong ? from.y + EARLY : middle, to.y - ARRIVE - 6, middle, from.y + LEAVE, to.y - ARRIVE];
  return bends.map((y) => [from, { x: from.x, y }, { x: to.x, y }, to]);
}

function laneRoutes(from: Position, to: Position, near: readonly Obstacle[]): readonly (readonly Position[])[] {
  const sides = near.flatMap((area) => [area.x - LANE, area.x + area.width + LANE]);
  const widest = [Math.min(from.x, to.x, ...sides) - LANE, Math.max(from.x, to.x, ...sides) + LANE];
  const leaveY = from.y + LEAVE;
  const arriveY = to.y - ARRIVE;
  return [...sides, ...widest].map((x) => [
    from,
    { x: from.x, y: leaveY },
    { x, y: leaveY },
    { x, y: arriveY },
    { x: to.x, y: arriveY },
    to,
  ]);
}

function obstaclesBetween(from: Position, to: Position, obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const reach = 400;
  const left = Math.min(from.x, to.x) - reach;
  const right = Math.max(from.x, to.x) + reach;
  const top = Math.min(from.y, to.y) - reach;
  const bottom = Math.max(from.y, to.y) + reach;
  return obstacles.filter(
    (area) => area.x < right && area.x + area.width > left && area.y < bottom && area.y + area.height > top,
  );
}

function isFree(route: readonly Position[], obstacles: readonly Obstacle[]): boolean {
  const last = route.length - 2;
  return route.every((corner, index) => {
    const next = route[index + 1];
    if (next === undefined) return true;
    return !obstacles.some((area) => crosses(corner, next, area, index === 0, index === last));
  });
}

/** The first and last stretches touch the cards they belong to, so their outer ends are let off. */
function crosses(a: Position, b: Position, area: Obstacle, isFirst: boolean, isLast: boolean): boolean {
  const top = Math.min(a.y, b.y) + (isFirst ? CLEARANCE + 1 : 0);
  const bottom = Math.max(a.y, b.y) - (isLast ? CLEARANCE + 1 : 0);
  return (
    Math.max(a.x, b.x) > area.x - CLEARANCE &&
    Math.min(a.x, b.x) < area.x + area.width + CLEARANCE &&
    bottom > area.y - CLEARANCE &&
    top < area.y + area.height + CLEARANCE
  );
}

function lengthOf(route: readonly Position[]): number {
  return route.reduce((sum, corner, index) => {
    const next = route[index + 1];
    return next ? sum + Math.abs(next.x - corner.x) + Math.abs(next.y - corner.y) : sum;
  }, 0);
}
