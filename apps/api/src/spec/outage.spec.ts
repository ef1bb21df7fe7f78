import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { waitFor } from '@flowkeep/testing';
import { startTestApp, testConfig, type TestApp } from './test-app.ts';

/** A door to PostgreSQL that is shut at first. It keeps its port, so that nobody else takes it meanwhile. */
class Door {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private isOpen = false;

  private constructor(private readonly target: URL) {
    this.server = createServer((client) => this.letIn(client));
  }

  static async before(url: string): Promise<Door> {
    const door = new Door(new URL(url));
    door.server.listen(0, '127.0.0.1');
    await once(door.server, 'listening');
    return door;
  }

  lead(url: string): string {
    const through = new URL(url);
    through.port = String((this.server.address() as AddressInfo).port);
    return through.href;
  }

  open(): void {
    this.isOpen = true;
  }

  shut(): void {
    this.isOpen = false;
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  async remove(): Promise<void> {
    this.shut();
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  private letIn(client: Socket): void {
    if (!this.isOpen) return void client.destroy();
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
  }
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
    await door.remove();
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

    door.open();
    await waitFor(async () => (await readyStatus()) === 200, { timeout: 60_000, what: 'The API is ready' });
    const { cookie } = await test.createWorkspace().then(({ owner }) => owner);
    expect((await test.client('/api/v1/session', { cookie })).status).toBe(200);

    door.shut();
    const lost = await test.client('/api/v1/session', { cookie });
    expect(lost.body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(lost.text).not.toMatch(/ECONN|127\.0\.0\.1|pg/);
    expect(await readyStatus()).toBe(503);

    door.open();
    const isServed = async (): Promise<boolean> => (await test.client('/api/v1/session', { cookie })).status === 200;
    await waitFor(isServed, { timeout: 60_000, what: 'The session is read' });
    expect(await readyStatus()).toBe(200);
  }, 180_000);

  it('is degraded, not down, without Temporal', async () => {
    const alone = await startTestApp({ temporalAddress: '127.0.0.1:1' });
    const answer = await alone.client('/health/ready');
    await alone.close();
    expect([answer.status, answer.body]).toMatchObject([200, { status: 'degraded', missing: [{ name: 'temporal' }] }]);
  });
});
