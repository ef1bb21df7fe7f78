import type { components } from './schema.ts';

type Schemas = components['schemas'];

/** A shape of the API by its name: what a request sends or gets. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];

/**
 * A shape of the API of which this app knows more than the schema says, for example that a `graph` is a `Graph`.
 * Only fields that the shape has can be narrowed.
 */
export type Narrowed<
  Name extends keyof Schemas,
  Fields extends Readonly<Record<Exclude<keyof Fields, keyof Schemas[Name]>, never>>,
> = Omit<Schemas[Name], keyof Fields> & Readonly<Fields>;
