import type { PortDefinition } from '@flowkeep/graph';

/** Sizes of a card in canvas pixels. The style sheet draws to the same figures. */
export const CARD_WIDTH = 256;
export const CARD_HEIGHT = 84;
export const CARD_HEIGHT_WITH_PORTS = 116;
export const PORT_DOT = 10;
const NARROWEST_PORT = 62;

export interface CardSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A card with one exit shows only its dot; with several, a row of named ports. From the fifth port on the card grows
 * wider, so that the names stay readable.
 */
export function cardSize(ports: readonly PortDefinition[]): CardSize {
  if (ports.length <= 1) return { width: CARD_WIDTH, height: CARD_HEIGHT };
  return { width: Math.max(CARD_WIDTH, ports.length * NARROWEST_PORT), height: CARD_HEIGHT_WITH_PORTS };
}

/** Where the middle of a port's dot stands on the lower edge, from the left of the card. */
export function portOffset(index: number, count: number, width: number): number {
  return ((index + 0.5) * width) / Math.max(count, 1);
}
