import type { BetterAuthOptions } from 'better-auth';
import type { Kysely } from 'kysely';
import type { SignInSettings } from './sign-in.ts';

const WEEK = 7 * 24 * 60 * 60;
const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

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
    user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...timestamps } },
    session: {
      modelName: 'sessions',
      fields: {
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
        ...timestamps,
      },
      expiresIn: WEEK,
    },
    account: {
      modelName: 'accounts',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps,
      },
      encryptOAuthTokens: true,
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', ...timestamps },
      storeIdentifier: 'hashed',
    },
  } satisfies BetterAuthOptions;
}

/** A page may always sign in at the address that it was loaded from. */
function ownOrigin(request: Request | undefined): readonly string[] {
  const origin = request?.headers.get('origin');
  const host = request?.headers.get('host');
  if (!origin || !host || !URL.canParse(origin)) return [];
  return new URL(origin).host === host ? [origin] : [];
}
