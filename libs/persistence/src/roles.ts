import pg from 'pg';

/** Passwords of the three roles. */
export interface RolePasswords {
  /** flowkeep_owner: owns the schema, runs migrations. */
  readonly owner: string;
  /** flowkeep_app: the domain, bound by row security. */
  readonly app: string;
  /** flowkeep_auth: sign-in, schema `auth` only. */
  readonly auth: string;
}

/**
 * Makes the roles or brings them up to date, in the database that `adminUrl` names; that role must be a superuser or
 * own the database and may create roles. Harmless to repeat. No role may go round row security.
 */
export async function ensureRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await ensureRole(admin, 'flowkeep_owner', passwords.owner);
    await ensureRole(admin, 'flowkeep_app', passwords.app);
    await ensureRole(admin, 'flowkeep_auth', passwords.auth);
    const database = admin.escapeIdentifier(admin.database ?? 'postgres');
    await admin.query(`grant flowkeep_owner to current_user`);
    await admin.query(`grant connect, create, temporary on database ${database} to flowkeep_owner`);
    await admin.query(`grant connect on database ${database} to flowkeep_app, flowkeep_auth`);
    await admin.query(`alter schema public owner to flowkeep_owner`);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const found = await admin.query(`select 1 from pg_roles where rolname = $1`, [role]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  await admin.query(`${verb} role ${role} with ${rights} password ${admin.escapeLiteral(password)}`);
}
