import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startTestApp, testConfig, type TestApp } from './test-app.ts';

/** A door to PostgreSQL that can be shut. */
class Door {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private constructor(
    private readonly target: URL,
    private readonly port: number,
  ) {}

  static async before(url: string): Promise<Door> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    return new Door(new URL(url), port);
  }

  lead(url: string): string {
    const through = new URL(url);
    through.port = String(this.port);
    return through.href;
  }

  async open(): Promise<void> {
    this.server = createServer((client) => {
      const inner = connect(Number(this.target.port), this.target.hostname);
      for (const [socket, other] of [
        [client, inner],
        [inner, client],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => other.destroy());
        socket.pipe(other);
      }
    }).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async shut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    await closed;
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await isSo())) if (Date.now() > deadline) throw new Error('It did not come to pass within 15 seconds.');
}

describe('while PostgreSQL is down', () => {
  let test: TestApp;
  let door: Door;

  beforeAll(async () => {
    const { databaseUrl, authDatabaseUrl } = testConfig();
    door = await Door.before(databaseUrl);
    test = await startTestApp({ databaseUrl: door.lead(databaseUrl), authDatabaseUrl: door.lead(authDatabaseUrl) });
  });
  afterAll(async () => {
    await test.close();
    await door.shut();
  });

  const readyStatus = async (): Promise<number> => (await test.client('/health/ready')).status;

  it('starts, says what is missing, recovers, and does so again', async () => {
    expect((await test.client('/health/live')).status).toBe(200);
    const down = await test.client('/health/ready');
    expect(down.body).toMatchObject({ status: 'not-ready', missing: [{ name: 'database' }, { name: 'sign-in' }] });
    const refused = await test.client('/api/auth/sign-in/email', {
      method: 'POST',
      body: { email: 'a@example.com', password: 'a long password' },
    });
    expect(refused.body).toMatchObject({ status: 503, code: 'unavailable' });

    await door.open();
    await until(async () => (await readyStatus()) === 200);
    const { cookie } = await test.createWorkspace().then(({ owner }) => owner);
    expect((await test.client('/api/v1/session', { cookie })).status).toBe(200);

    await door.shut();
    const lost = await test.client('/api/v1/session', { cookie });
    expect(lost.body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(lost.text).not.toMatch(/ECONN|127\.0\.0\.1|pg/);
    expect(await readyStatus()).toBe(503);

    await door.open();
    await until(async () => (await test.client('/api/v1/session', { cookie })).status === 200);
    expect(await readyStatus()).toBe(200);
  });

  it('is degraded, not down, without Temporal', async () => {
    const alone = await startTestApp({ temporalAddress: '127.0.0.1:1' });
    const answer = await alone.client('/health/ready');
    await alone.close();
    expect([answer.status, answer.body]).toMatchObject([200, { status: 'degraded', missing: [{ name: 'temporal' }] }]);
  });
});
