import type { Position } from '@flowkeep/graph';

/** An SVG path through the corners of an orthogonal line, each corner rounded as far as its shorter side allows. */
export function roundedPath(corners: readonly Position[], radius = 12): string {
  const [first, ...rest] = corners;
  if (!first) return '';
  const pieces = rest.map((corner, index) => {
    const before = corners[index] ?? first;
    const after = corners[index + 2];
    if (!after) return `L${point(corner)}`;
    const turn = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    if (turn < 1) return `L${point(corner)}`;
    return `L${point(towards(corner, before, turn))}Q${point(corner)} ${point(towards(corner, after, turn))}`;
  });
  return `M${point(first)}${pieces.join('')}`;
}

/** The middle of the longest stretch: where a label or a button on the line stands best. */
export function middleOf(corners: readonly Position[]): Position {
  let best: Position = corners[0] ?? { x: 0, y: 0 };
  let longest = -1;
  corners.forEach((corner, index) => {
    const next = corners[index + 1];
    if (!next || distance(corner, next) <= longest) return;
    longest = distance(corner, next);
    best = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
  });
  return best;
}

function distance(a: Position, b: Position): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Position, to: Position, length: number): Position {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / whole) * length, y: from.y + ((to.y - from.y) / whole) * length };
}

function point({ x, y }: Position): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
