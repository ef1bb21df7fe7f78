import { type ApiConfig, loadApiConfig } from './api-config.ts';
import { type Environment, readVariables } from './read-variables.ts';

export interface MigrateConfig {
  readonly ownerDatabaseUrl: string;
}

/** What migrations need from their environment. */
export function loadMigrateConfig(environment: Environment): MigrateConfig {
  return { ownerDatabaseUrl: readVariables(environment, ['FLOWKEEP_OWNER_DATABASE_URL']).FLOWKEEP_OWNER_DATABASE_URL };
}

export interface SeedConfig extends ApiConfig {
  readonly ownerEmail: string;
  readonly ownerPassword: string;
  readonly sandboxAppSecret: string;
}

/** What the seed needs from its environment. */
export function loadSeedConfig(environment: Environment): SeedConfig {
  const values = readVariables(environment, [
    'FLOWKEEP_OWNER_EMAIL',
    'FLOWKEEP_OWNER_PASSWORD',
    'FLOWKEEP_SANDBOX_APP_SECRET',
  ]);
  return {
    ...loadApiConfig(environment),
    ownerEmail: values.FLOWKEEP_OWNER_EMAIL,
    ownerPassword: values.FLOWKEEP_OWNER_PASSWORD,
    sandboxAppSecret: values.FLOWKEEP_SANDBOX_APP_SECRET,
  };
}
