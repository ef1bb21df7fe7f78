import type { PortDefinition } from '@flowkeep/graph';

/** The way out of a node that has only one. */
export const NEXT_PORT = [{ id: 'next', label: 'Next' }] as const satisfies readonly PortDefinition[];
