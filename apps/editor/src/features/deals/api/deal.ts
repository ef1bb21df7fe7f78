import type { Schema } from '../../../api/types.ts';

/** A deal as the board shows it. */
export type Deal = Schema<'DealDto'>;
