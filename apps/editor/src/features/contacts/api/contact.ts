import type { Schema } from '../../../api/types.ts';

/** A person as members see them. */
export type Contact = Schema<'ContactDto'>;
