import type { Rect, Viewport } from '@xyflow/react';

const MARGIN = 32;
/** The controls at the lower edge stand in the way. */
const LOWER_MARGIN = 72;

/** The nearest view in which a card is wholly seen, or null when it is already. What is too large shows its upper left. */
export function panInto(
  viewport: Viewport,
  card: Rect,
  screen: { readonly width: number; readonly height: number },
): Viewport | null {
  const { zoom } = viewport;
  const x = shift(card.x * zoom + viewport.x, card.width * zoom, MARGIN, screen.width - MARGIN);
  const y = shift(card.y * zoom + viewport.y, card.height * zoom, MARGIN, screen.height - LOWER_MARGIN);
  return x === 0 && y === 0 ? null : { x: viewport.x + x, y: viewport.y + y, zoom };
}

function shift(start: number, length: number, lowest: number, highest: number): number {
  if (start < lowest || length > highest - lowest) return lowest - start;
  return Math.min(0, highest - (start + length));
}
