import { CONNECTION_VARIABLES, type ConnectionConfig, connectionConfig } from './connection-config.ts';
import { type Environment, readVariables } from './read-variables.ts';

export interface ProviderRates {
  readonly whatsapp: number | null;
  readonly ai: number | null;
  readonly http: number | null;
}

export interface WorkerConfig extends ConnectionConfig {
  readonly whatsappUrl: string;
  readonly openaiUrl: string;
  /** Port for health and metrics. */
  readonly port: number;
  readonly host: string;
  readonly allowPrivateHttp: boolean;
  /** Processes on this machine. */
  readonly processes: number;
  /** Most activities of a provider a second, by all workers together; null where there is no limit. */
  readonly rates: ProviderRates;
  readonly logLevel: string;
}

const NAMES = [
  ...CONNECTION_VARIABLES,
  'FLOWKEEP_WHATSAPP_URL',
  'FLOWKEEP_OPENAI_URL',
  'FLOWKEEP_HOST',
  'FLOWKEEP_WORKER_PORT',
  'FLOWKEEP_ALLOW_PRIVATE_HTTP',
  'FLOWKEEP_WORKER_PROCESSES',
  'FLOWKEEP_WHATSAPP_RATE',
  'FLOWKEEP_AI_RATE',
  'FLOWKEEP_HTTP_RATE',
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
    processes: values.FLOWKEEP_WORKER_PROCESSES,
    rates: {
      whatsapp: limitOf(values.FLOWKEEP_WHATSAPP_RATE),
      ai: limitOf(values.FLOWKEEP_AI_RATE),
      http: limitOf(values.FLOWKEEP_HTTP_RATE),
    },
    logLevel: values.LOG_LEVEL,
  };
}

function limitOf(rate: number): number | null {
  return rate === 0 ? null : rate;
}
