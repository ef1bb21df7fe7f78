import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { accountEntities } from './accounts/entities.ts';
import { runEntities } from './runs/entities.ts';
import { workflowEntities } from './workflows/entities.ts';

/** Every entity of the schema, by subject. Classes, not globs: globs do not survive bundling. */
export const entities: readonly (EntityTarget<ObjectLiteral> & (abstract new () => unknown))[] = [
  ...accountEntities,
  ...workflowEntities,
  ...runEntities,
];
