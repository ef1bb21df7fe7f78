import { randomUUID } from 'node:crypto';
import { ApiKeyService, type SignedInUser, SignIn, WorkspaceService } from '@flowkeep/accounts';
import { type ApiConfig, loadApiConfig } from '@flowkeep/config';
import type { ApiKeyScope, Role } from '@flowkeep/contracts';
import { MemberRepository, TransactionRunner } from '@flowkeep/persistence';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApp } from '../create-app.ts';
import { listen, type TestClient } from './test-client.ts';

const PASSWORD = 'correct horse battery';

/** A person of a test with the cookie of their session. */
export interface TestPerson extends SignedInUser {
  readonly cookie: string;
}

export interface TestWorkspace {
  readonly id: string;
  readonly owner: TestPerson;
}

/** The API of a test: real sign-in, real database. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  /** Base address. */
  readonly url: string;
  readonly client: TestClient;
  createPerson(name?: string): Promise<TestPerson>;
  createWorkspace(name?: string): Promise<TestWorkspace>;
  addMember(workspaceId: string, role: Role): Promise<TestPerson>;
  createApiKey(workspace: TestWorkspace, scopes: readonly ApiKeyScope[]): Promise<string>;
  close(): Promise<void>;
}

/** The configuration of a test; what a test cares about is given. */
export function testConfig(changes: Partial<ApiConfig> = {}): ApiConfig {
  const config = loadApiConfig({
    FLOWKEEP_DATABASE_URL: process.env['TEST_DATABASE_URL'],
    FLOWKEEP_AUTH_DATABASE_URL: process.env['TEST_AUTH_DATABASE_URL'],
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS'],
    FLOWKEEP_SECRET: 'test-secret-test-secret-test-secret-1',
    FLOWKEEP_ROOT_KEY: Buffer.alloc(32, 5).toString('base64'),
    FLOWKEEP_SIGN_INS_PER_MINUTE: '10000',
  });
  return { ...config, ...changes };
}

export async function startTestApp(changes: Partial<ApiConfig> = {}, adapter?: FastifyAdapter): Promise<TestApp> {
  const app = await createApp(testConfig(changes), pino({ level: 'silent' }), adapter);
  const { url, client } = await listen(app);
  const createPerson = async (name = 'Test Person'): Promise<TestPerson> => {
    const email = `${randomUUID()}@example.com`;
    const user = await app.get(SignIn).createUser({ name, email, password: PASSWORD });
    return { ...user, cookie: await signIn(client, email, PASSWORD) };
  };
  return {
    app,
    url,
    client,
    createPerson,
    createWorkspace: async (name = 'Test workspace') => {
      const owner = await createPerson();
      const settings = { name, timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' };
      const { id } = await app.get(WorkspaceService).create(owner, settings);
      return { id, owner };
    },
    addMember: async (workspaceId, role) => {
      const person = await createPerson(role);
      const { id: userId, email, name } = person;
      await app
        .get(TransactionRunner)
        .inWorkspace(workspaceId, (tx) => app.get(MemberRepository).insert(tx, { userId, email, name, role }));
      return person;
    },
    createApiKey: async ({ id, owner }, scopes) => {
      const { key } = await app.get(ApiKeyService).create(id, owner.id, { name: 'Test', scopes, expiresAt: null });
      return key;
    },
    close: () => app.close(),
  };
}

/** Signs in as a browser does and gives the session cookie. */
export async function signIn(client: TestClient, email: string, password: string): Promise<string> {
  const answer = await client('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
  if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}: ${answer.text}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
