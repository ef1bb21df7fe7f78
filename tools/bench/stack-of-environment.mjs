import { readFileSync } from 'node:fs';

const NEEDED = ['FLOWKEEP_OWNER_EMAIL', 'FLOWKEEP_OWNER_PASSWORD', 'FLOWKEEP_ADMIN_DATABASE_URL'];

/** The stack that the environment names, described as a start describes its own; null when it names none. */
export function stackOfEnvironment(env) {
  if (env.FLOWKEEP_STACK_FILE) return JSON.parse(readFileSync(env.FLOWKEEP_STACK_FILE, 'utf8'));
  if (!env.FLOWKEEP_URL) return null;
  const missing = NEEDED.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`FLOWKEEP_URL names a stack, but ${missing.join(', ')} is missing.`);
  const editor = env.FLOWKEEP_URL.replace(/\/$/, '');
  return {
    urls: {
      editor,
      api: `${editor}/api/v1`,
      phone: env.FLOWKEEP_SANDBOX_URL ?? 'http://127.0.0.1:4300',
      temporal: env.TEMPORAL_ADDRESS ?? '127.0.0.1:7233',
    },
    namespace: env.TEMPORAL_NAMESPACE ?? 'default',
    owner: { email: env.FLOWKEEP_OWNER_EMAIL, password: env.FLOWKEEP_OWNER_PASSWORD },
    database: env.FLOWKEEP_ADMIN_DATABASE_URL,
  };
}
