import { type Environment, readVariables } from './read-variables.ts';
import { CONNECTION_VARIABLES, type ConnectionConfig, connectionConfig } from './connection-config.ts';

export interface ApiConfig extends ConnectionConfig {
  readonly authDatabaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** Folder of the built editor; null serves none. */
  readonly editorDir: string | null;
  readonly trustedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly signInsPerMinute: number;
  readonly secret: string;
  /** Empty: Temporal's Web UI decrypts for signed-in members only. */
  readonly codecToken: string;
  readonly logLevel: string;
}

const NAMES = [
  ...CONNECTION_VARIABLES,
  'FLOWKEEP_AUTH_DATABASE_URL',
  'FLOWKEEP_HOST',
  'FLOWKEEP_PORT',
  'FLOWKEEP_EDITOR_DIR',
  'FLOWKEEP_TRUSTED_ORIGINS',
  'FLOWKEEP_TRUSTED_PROXIES',
  'FLOWKEEP_SIGN_INS_PER_MINUTE',
  'FLOWKEEP_SECRET',
  'FLOWKEEP_CODEC_TOKEN',
  'LOG_LEVEL',
] as const;

/** What the API needs from its environment. */
export function loadApiConfig(environment: Environment): ApiConfig {
  const values = readVariables(environment, NAMES);
  return {
    ...connectionConfig(values),
    authDatabaseUrl: values.FLOWKEEP_AUTH_DATABASE_URL,
    host: values.FLOWKEEP_HOST,
    port: values.FLOWKEEP_PORT,
    editorDir: values.FLOWKEEP_EDITOR_DIR === '' ? null : values.FLOWKEEP_EDITOR_DIR,
    trustedOrigins: values.FLOWKEEP_TRUSTED_ORIGINS,
    trustedProxies: values.FLOWKEEP_TRUSTED_PROXIES,
    signInsPerMinute: values.FLOWKEEP_SIGN_INS_PER_MINUTE,
    secret: values.FLOWKEEP_SECRET,
    codecToken: values.FLOWKEEP_CODEC_TOKEN,
    logLevel: values.LOG_LEVEL,
  };
}
