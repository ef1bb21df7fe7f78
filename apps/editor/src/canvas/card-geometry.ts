import type { PortDefinition } from '@flowkeep/graph';

/** Sizes of a card in canvas pixels. The style sheet draws to the same figures. */
export const CARD_WIDTH = 256;
export const CARD_HEIGHT = 84;
export const CARD_HEIGHT_WITH_PORTS = 116;
export const PORT_DOT = 10;

const LETTER = 6.4;
const PORT_PADDING = 14;
const NARROWEST_PORT = 56;
const WIDEST_PORT = 128;

export interface CardSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A card with one exit shows only its dot; with several, a row of named ports. Where the names need more room than the
 * card has, the card grows wider, so that they stay readable.
 */
export function cardSize(ports: readonly PortDefinition[]): CardSize {
  if (ports.length <= 1) return { width: CARD_WIDTH, height: CARD_HEIGHT };
  const needed = ports.reduce((sum, port) => sum + neededFor(port), 0);
  return { width: Math.max(CARD_WIDTH, Math.ceil(needed)), height: CARD_HEIGHT_WITH_PORTS };
}

/** Width of each port in the row: all the same where every name fits, else by the length of the names. */
export function portWidths(ports: readonly PortDefinition[]): readonly number[] {
  const { width } = cardSize(ports);
  const share = width / Math.max(ports.length, 1);
  const needed = ports.map(neededFor);
  if (needed.every((each) => each <= share)) return ports.map(() => share);
  const spare = (width - needed.reduce((sum, each) => sum + each, 0)) / ports.length;
  return needed.map((each) => each + spare);
}

/** Where the middle of a port's dot stands on the lower edge, from the left of the card. */
export function portOffset(ports: readonly PortDefinition[], index: number): number {
  const widths = portWidths(ports);
  const before = widths.slice(0, index).reduce((sum, each) => sum + each, 0);
  return before + (widths[index] ?? 0) / 2;
}

/** Names are measured by their letters: the projection runs where there is no page to measure on. */
function neededFor({ label }: PortDefinition): number {
  return Math.min(WIDEST_PORT, Math.max(NARROWEST_PORT, label.length * LETTER + PORT_PADDING));
}
