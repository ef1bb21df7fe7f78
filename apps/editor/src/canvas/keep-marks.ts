import { sameJson } from './same-json.ts';
import type { CanvasMarks } from './canvas-source.ts';

/** New marks in which everything that means the same is the same object as before, so that it is not drawn again. */
export function keepMarks(before: CanvasMarks, next: CanvasMarks): CanvasMarks {
  return { cards: keepEntries(before.cards, next.cards), lines: keepEntries(before.lines, next.lines) };
}

function keepEntries<T>(
  before: Readonly<Record<string, T>>,
  next: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  const kept = Object.entries(next).map(([id, mark]): [string, T] => {
    const old = before[id];
    return [id, old !== undefined && sameJson(old, mark) ? old : mark];
  });
  const isSame = kept.length === Object.keys(before).length && kept.every(([id, mark]) => before[id] === mark);
  return isSame ? before : Object.fromEntries(kept);
}
