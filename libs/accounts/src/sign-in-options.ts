import type { BetterAuthOptions } from 'better-auth';
import type { Kysely } from 'kysely';
import { signInTables } from './sign-in-tables.ts';

const WEEK = 7 * 24 * 60 * 60;

/** What the environment decides about sign-in. */
export interface SignInSettings {
  /** PostgreSQL in the role flowkeep_auth. */
  readonly databaseUrl: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly signInsPerMinute: number;
}

/** How better-auth is set up: our tables, our cookie, our limits. */
export function signInOptions(settings: SignInSettings, database: Kysely<unknown>, minPasswordLength: number) {
  return {
    appName: 'Flowkeep',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    trustedOrigins: (request?: Request) => [...settings.trustedOrigins, ...ownOrigin(request)],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: database, type: 'postgres', schemaName: 'auth', transaction: true },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'flowkeep',
      useSecureCookies: settings.publicUrl.startsWith('https://'),
      // Set by the API from the address of the connection, never taken from outside.
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
    },
    // Accounts are made by accepting an invitation, and by the seed.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, revokeSessionsOnPasswordReset: true },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limits',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 600,
      customRules: { '/sign-in/email': { window: 60, max: settings.signInsPerMinute } },
    },
    ...signInTables,
    session: { ...signInTables.session, expiresIn: WEEK },
    account: { ...signInTables.account, encryptOAuthTokens: true },
    verification: { ...signInTables.verification, storeIdentifier: 'hashed' },
  } satisfies BetterAuthOptions;
}

/** A page may always sign in at the address that it was loaded from. */
function ownOrigin(request: Request | undefined): readonly string[] {
  const origin = request?.headers.get('origin');
  const host = request?.headers.get('host');
  if (!origin || !host || !URL.canParse(origin)) return [];
  return new URL(origin).host === host ? [origin] : [];
}
