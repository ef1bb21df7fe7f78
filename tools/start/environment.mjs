import { join } from 'node:path';
import { repositoryFolder } from './home.mjs';

// What the apps must not take from the shell that starts them: it is decided here.
const OWN = /^(FLOWKEEP_|TEMPORAL_|npm_|NX_|TEST_)/;

/** Addresses as people open them. The Web UI is on the same host name, so that the codec sees the session's cookie. */
export function addresses(ports, env = process.env) {
  const own = !env.TEMPORAL_ADDRESS;
  return {
    editor: `http://localhost:${ports.api}`,
    api: `http://localhost:${ports.api}/api/v1`,
    apiDocs: `http://localhost:${ports.api}/api/v1/openapi.json`,
    phone: `http://localhost:${ports.sandbox}`,
    worker: `http://127.0.0.1:${ports.worker}`,
    temporal: own ? `127.0.0.1:${ports.temporal}` : env.TEMPORAL_ADDRESS,
    temporalUi: env.TEMPORAL_UI_URL ?? (own ? `http://localhost:${ports.temporalUi}` : null),
  };
}

/** The superuser's address of a database of the home's own cluster. */
export const adminDatabaseUrl = (ports, secrets) => (database) =>
  `postgres://postgres:${secrets.postgres}@127.0.0.1:${ports.postgres}/${database}`;

/** The environment of every app: the one place where the development set-up is decided. */
export function appEnvironment({ ports, secrets, urls, home }, env = process.env) {
  const database = (role) =>
    `postgres://flowkeep_${role}:${secrets.database[role]}@127.0.0.1:${ports.postgres}/flowkeep`;
  const inherited = Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.test(name)));
  return {
    ...inherited,
    FLOWKEEP_DATABASE_URL: database('app'),
    FLOWKEEP_AUTH_DATABASE_URL: database('auth'),
    FLOWKEEP_OWNER_DATABASE_URL: database('owner'),
    TEMPORAL_ADDRESS: urls.temporal,
    TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE ?? 'default',
    ...(urls.temporalUi ? { TEMPORAL_UI_URL: urls.temporalUi } : {}),
    FLOWKEEP_URL: urls.editor,
    FLOWKEEP_HOST: '127.0.0.1',
    FLOWKEEP_PORT: String(ports.api),
    FLOWKEEP_EDITOR_DIR: join(repositoryFolder, 'apps/editor/dist'),
    FLOWKEEP_SECRET: secrets.session,
    FLOWKEEP_ROOT_KEY: secrets.rootKey,
    FLOWKEEP_CODEC_TOKEN: secrets.codec,
    FLOWKEEP_WHATSAPP_URL: `http://127.0.0.1:${ports.sandbox}/whatsapp`,
    FLOWKEEP_OPENAI_URL: `http://127.0.0.1:${ports.sandbox}/openai/v1`,
    FLOWKEEP_WORKER_PORT: String(ports.worker),
    FLOWKEEP_SANDBOX_PORT: String(ports.sandbox),
    FLOWKEEP_SANDBOX_APP_SECRET: secrets.sandboxApp,
    FLOWKEEP_SANDBOX_STATE: home.sandbox,
    FLOWKEEP_OWNER_EMAIL: secrets.owner.email,
    FLOWKEEP_OWNER_PASSWORD: secrets.owner.password,
    FLOWKEEP_ALLOW_PRIVATE_HTTP: 'true',
    LOG_LEVEL: env.LOG_LEVEL ?? 'info',
  };
}
