import { type Environment, readVariables } from './read-variables.ts';

export interface SandboxConfig {
  readonly host: string;
  readonly port: number;
  /** Where callbacks go. */
  readonly publicUrl: string;
  readonly appSecret: string;
  /** File that keeps conversations; null forgets them. */
  readonly stateFile: string | null;
  readonly logLevel: string;
}

const NAMES = [
  'FLOWKEEP_HOST',
  'FLOWKEEP_SANDBOX_PORT',
  'FLOWKEEP_URL',
  'FLOWKEEP_SANDBOX_APP_SECRET',
  'FLOWKEEP_SANDBOX_STATE',
  'LOG_LEVEL',
] as const;

/** What the sandbox needs from its environment. */
export function loadSandboxConfig(environment: Environment): SandboxConfig {
  const values = readVariables(environment, NAMES);
  return {
    host: values.FLOWKEEP_HOST,
    port: values.FLOWKEEP_SANDBOX_PORT,
    publicUrl: values.FLOWKEEP_URL,
    appSecret: values.FLOWKEEP_SANDBOX_APP_SECRET,
    stateFile: values.FLOWKEEP_SANDBOX_STATE === '' ? null : values.FLOWKEEP_SANDBOX_STATE,
    logLevel: values.LOG_LEVEL,
  };
}
