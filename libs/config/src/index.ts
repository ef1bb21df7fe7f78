export { type ApiConfig, loadApiConfig } from './api-config.ts';
export type { ConnectionConfig } from './connection-config.ts';
export { loadWorkerConfig, type ProviderRates, type WorkerConfig } from './worker-config.ts';
export { loadSandboxConfig, type SandboxConfig } from './sandbox-config.ts';
export { loadMigrateConfig, loadSeedConfig, type MigrateConfig, type SeedConfig } from './seed-config.ts';
export { type Environment, readVariables } from './read-variables.ts';
export { environmentDocument } from './environment-document.ts';
export { VARIABLES, type VariableName } from './variables.ts';
