const OFF = [
  'N8N_DIAGNOSTICS_ENABLED',
  'N8N_VERSION_NOTIFICATIONS_ENABLED',
  'N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED',
  'N8N_DYNAMIC_BANNERS_ENABLED',
  'N8N_TEMPLATES_ENABLED',
  'N8N_PERSONALIZATION_ENABLED',
  'N8N_HIRING_BANNER_ENABLED',
  'N8N_COMMUNITY_PACKAGES_ENABLED',
];

const EMPTY = [
  'N8N_DIAGNOSTICS_CONFIG_FRONTEND',
  'N8N_DIAGNOSTICS_CONFIG_BACKEND',
  'N8N_SENTRY_DSN',
  'EXTERNAL_FRONTEND_HOOKS_URLS',
];

/**
 * n8n at its best on one machine: PostgreSQL, the faster of its two expression engines, ten connections; it calls nobody
 * outside, and keeps every execution, as Flowkeep keeps every run.
 */
export const n8nEnvironment = ({ folder, port, postgresPort, password, path }) => ({
  PATH: path,
  HOME: folder,
  NODE_ENV: 'production',
  N8N_LISTEN_ADDRESS: '127.0.0.1',
  N8N_HOST: '127.0.0.1',
  N8N_PORT: String(port),
  N8N_USER_FOLDER: folder,
  ...Object.fromEntries(OFF.map((name) => [name, 'false'])),
  ...Object.fromEntries(EMPTY.map((name) => [name, ''])),
  N8N_DISABLED_MODULES: 'mcp-registry',
  SCARF_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
  N8N_LOG_LEVEL: 'warn',
  N8N_ENCRYPTION_KEY: 'only-for-a-measurement-of-some-minutes',
  N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
  N8N_EXPRESSION_ENGINE: 'legacy',
  EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
  EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
  EXECUTIONS_DATA_PRUNE: 'false',
  GENERIC_TIMEZONE: 'UTC',
  TZ: 'UTC',
  DB_TYPE: 'postgresdb',
  DB_POSTGRESDB_HOST: '127.0.0.1',
  DB_POSTGRESDB_PORT: String(postgresPort),
  DB_POSTGRESDB_USER: 'postgres',
  DB_POSTGRESDB_PASSWORD: password,
  DB_POSTGRESDB_DATABASE: 'n8n',
  DB_POSTGRESDB_POOL_SIZE: '10',
});
