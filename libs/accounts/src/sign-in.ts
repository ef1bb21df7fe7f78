import { DomainError } from '@flowkeep/contracts';
import { betterAuth } from 'better-auth';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AttemptLimit } from './attempt-limit.ts';
import { signInOptions, type SignInSettings } from './sign-in-options.ts';

/** A person as sign-in knows them. */
export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const MIN_PASSWORD = 10;
const PROVISIONING = { method: 'email-password' } as const;

/** Who somebody is: passwords and sessions, kept by better-auth in the schema `auth`. */
export class SignIn {
  private readonly pool: pg.Pool;
  private readonly auth;
  private readonly passwordAttempts: AttemptLimit;

  constructor(settings: SignInSettings) {
    this.pool = new pg.Pool({
      connectionString: settings.databaseUrl,
      max: 4,
      connectionTimeoutMillis: 5_000,
      application_name: 'flowkeep-sign-in',
    });
    // An idle connection that the server drops is no reason to end the process.
    this.pool.on('error', () => undefined);
    const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: this.pool }) });
    this.passwordAttempts = new AttemptLimit(settings.signInsPerMinute);
    this.auth = betterAuth(signInOptions(settings, database, MIN_PASSWORD));
  }

  /** Answers the requests under `/api/auth`. */
  async handle(request: Request): Promise<Response> {
    return this.auth.handler(request);
  }

  /** The person whose session cookie the headers carry; null where there is none that is valid. */
  async userOf(headers: Headers): Promise<SignedInUser | null> {
    const session = await this.auth.api.getSession({ headers }).catch((cause: unknown) => {
      // better-auth does not say why; there is nothing but its database that can fail here.
      throw new DomainError('unavailable', 'Sessions cannot be read right now. Try again in a moment.', { cause });
    });
    if (session === null) return null;
    const { id, name, email } = session.user;
    return { id, name, email };
  }

  /** Whether the database answers in the role of sign-in. */
  async check(): Promise<void> {
    await this.pool.query('select 1 from auth.users limit 1');
  }

  async findUser(email: string): Promise<SignedInUser | null> {
    const context = await this.auth.$context;
    const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
    return found === null ? null : { id: found.user.id, name: found.user.name, email: found.user.email };
  }

  /** Makes the account of a person, or completes it where a crash left it without a password; gives the person. */
  async createUser(input: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }): Promise<SignedInUser> {
    if (input.password.length < MIN_PASSWORD) throw shortPassword();
    const context = await this.auth.$context;
    const password = await context.password.hash(input.password);
    const email = input.email.toLowerCase();
    const found = await context.internalAdapter.findUserByEmail(email, { includeAccounts: true });
    if (found !== null && found.accounts.some(({ providerId }) => providerId === 'credential')) throw knownAddress();
    const user =
      found?.user ??
      (await context.internalAdapter.createUser({ name: input.name, email, emailVerified: true }, PROVISIONING));
    await context.internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: 'credential',
      password,
    });
    return { id: user.id, name: user.name, email: user.email };
  }

  /**
   * Whether this is the password of the person with this address. Throws `rate-limited` where it was asked too often:
   * here, too, nobody shall find a password by trying.
   */
  async passwordIsRight(email: string, password: string): Promise<boolean> {
    this.passwordAttempts.count(email.toLowerCase());
    const hash = await this.passwordHashOf(email);
    if (hash === null) return false;
    return (await this.auth.$context).password.verify({ hash, password });
  }

  /** Whether the person with this address can sign in by a password. */
  async hasPassword(email: string): Promise<boolean> {
    return (await this.passwordHashOf(email)) !== null;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async passwordHashOf(email: string): Promise<string | null> {
    const context = await this.auth.$context;
    const found = await context.internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true });
    return found?.accounts.find(({ providerId }) => providerId === 'credential')?.password ?? null;
  }
}

function shortPassword(): DomainError {
  const message = `Choose a password of at least ${MIN_PASSWORD} characters.`;
  return new DomainError('invalid-input', message, { fields: [{ path: 'password', message }] });
}

function knownAddress(): DomainError {
  return new DomainError('conflict', 'There is an account with this address already. Sign in with its password.');
}
