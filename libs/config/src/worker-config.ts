import { CONNECTION_VARIABLES, type ConnectionConfig, connectionConfig } from './connection-config.ts';
import { type Environment, readVariables } from './read-variables.ts';

export interface WorkerConfig extends ConnectionConfig {
  readonly whatsappUrl: string;
  readonly openaiUrl: string;
  /** Port for health and metrics. */
  readonly port: number;
  readonly host: string;
  readonly allowPrivateHttp: boolean;
  readonly logLevel: string;
}

const NAMES = [
  ...CONNECTION_VARIABLES,
  'FLOWKEEP_WHATSAPP_URL',
  'FLOWKEEP_OPENAI_URL',
  'FLOWKEEP_HOST',
  'FLOWKEEP_WORKER_PORT',
  'FLOWKEEP_ALLOW_PRIVATE_HTTP',
  'LOG_LEVEL',
] as const;

/** What the worker needs from its environment. */
export function loadWorkerConfig(environment: Environment): WorkerConfig {
  const values = readVariables(environment, NAMES);
  return {
    ...connectionConfig(values),
    whatsappUrl: values.FLOWKEEP_WHATSAPP_URL,
    openaiUrl: values.FLOWKEEP_OPENAI_URL,
    host: values.FLOWKEEP_HOST,
    port: values.FLOWKEEP_WORKER_PORT,
    allowPrivateHttp: values.FLOWKEEP_ALLOW_PRIVATE_HTTP,
    logLevel: values.LOG_LEVEL,
  };
}
