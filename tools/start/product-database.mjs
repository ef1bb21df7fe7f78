import { importSource } from './import-source.mjs';
import { waitForPostgres } from './postgres.mjs';

/**
 * Makes the product's database and its roles, on a cluster of our own. Harmless to repeat: passwords are set anew.
 * @param {(database: string) => string} adminUrl superuser's address of a database
 * @param {{ owner: string, app: string, auth: string }} passwords
 */
export async function ensureProductDatabase(adminUrl, passwords) {
  if (await everyRoleMaySignIn(adminUrl('flowkeep'), passwords)) return;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'flowkeep'`);
    if (!rowCount) await client.query('create database flowkeep');
  } finally {
    await client.end();
  }
  const { ensureRoles } = await importSource('libs/persistence/src/roles.ts');
  await ensureRoles(adminUrl('flowkeep'), passwords);
}

async function everyRoleMaySignIn(adminUrl, passwords) {
  const attempts = Object.entries(passwords).map(([role, password]) => {
    const url = new URL(adminUrl);
    url.username = `flowkeep_${role}`;
    url.password = password;
    return waitForPostgres(url.href, { timeout: 0 });
  });
  return (await Promise.allSettled(attempts)).every(({ status }) => status === 'fulfilled');
}

/** Brings the schema up to date, from source. */
export async function migrateFromSource(ownerUrl) {
  const { migrate } = await importSource('libs/persistence/src/migrate.ts');
  await migrate(ownerUrl);
}
