import type { Values } from './read-variables.ts';

/** What API and worker both need: the database, Temporal, and where the product is reached. */
export interface ConnectionConfig {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalUiUrl: string;
  /** Public base address, without a slash at its end. */
  readonly publicUrl: string;
  /** Base64 of 32 bytes. */
  readonly rootKey: string;
}

export const CONNECTION_VARIABLES = [
  'FLOWKEEP_DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'TEMPORAL_UI_URL',
  'FLOWKEEP_URL',
  'FLOWKEEP_ROOT_KEY',
] as const;

export function connectionConfig(values: Values<(typeof CONNECTION_VARIABLES)[number]>): ConnectionConfig {
  return {
    databaseUrl: values.FLOWKEEP_DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    temporalUiUrl: values.TEMPORAL_UI_URL,
    publicUrl: values.FLOWKEEP_URL,
    rootKey: values.FLOWKEEP_ROOT_KEY,
  };
}
