import type { JsonObject } from '@flowkeep/contracts';
import { configSchema } from './config-schema.ts';
import type { Fields } from './field.ts';
import { z } from './zod.ts';

/** JSON Schema (draft 2020-12) of a config, for editors and documentation of integrators. */
export function configJsonSchema(fields: Fields): JsonObject {
  return z.toJSONSchema(configSchema(fields), { io: 'input' }) as JsonObject;
}
