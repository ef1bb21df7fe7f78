import { connect } from 'node:net';
import { waitFor } from '@flowkeep/testing';
import { startTestApp, type TestApp } from './test-app.ts';

describe('the frame', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is ready when everything is there', async () => {
    const answer = await waitFor(
      async () => {
        const given = await test.client('/health/ready');
        return (given.body as { readonly status: string }).status === 'ready' && given;
      },
      { timeout: 20_000, what: 'The API is ready' },
    );
    expect([answer.status, answer.body]).toEqual([200, { status: 'ready', missing: [] }]);
  });

  it('signs in, keeps the token in the cookie, and signs out', async () => {
    const { cookie } = await test.createPerson('Aysel');
    expect(cookie).toContain('flowkeep.session_token=');
    const session = await test.client('/api/auth/get-session', { cookie });
    expect(session.body).toMatchObject({ user: { name: 'Aysel' } });
    expect(session.text).not.toContain('token');
    const out = await test.client('/api/auth/sign-out', {
      method: 'POST',
      body: {},
      cookie,
      headers: { origin: test.url },
    });
    expect(out.status).toBe(200);
    expect((await test.client('/api/auth/get-session', { cookie })).body).toBeNull();
  });

  it('counts attempts to sign in', async () => {
    const strict = await startTestApp({ signInsPerMinute: 1 });
    const attempt = { method: 'POST', body: { email: 'nobody@example.com', password: 'a wrong password' } };
    const answers = [
      await strict.client('/api/auth/sign-in/email', attempt),
      await strict.client('/api/auth/sign-in/email', attempt),
    ];
    await strict.close();
    expect(answers.at(-1)?.body).toMatchObject({ status: 429, code: 'rate-limited' });
  });

  it.each([
    ['a wrong password', { email: 'nobody@example.com', password: 'wrong password' }, 'unauthenticated'],
    ['no password', { email: 'nobody@example.com' }, 'invalid-input'],
  ])('refuses %s with a problem', async (_, body, code) => {
    const answer = await test.client('/api/auth/sign-in/email', { method: 'POST', body });
    expect(answer.body).toMatchObject({ code, requestId: answer.headers.get('x-request-id') });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(['/api/auth/list-sessions', '/api/auth/sign-up/email', '/api/v1/nothing', '/nothing'])(
    'has nothing at %s',
    async (path) => {
      const answer = await test.client(path);
      expect(answer.body).toMatchObject({ status: 404, code: 'not-found', title: 'Not found' });
      expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self';`);
    },
  );

  it.each(['/%', '/api/v1/%zz'])('refuses the address %s with a problem', async (path) => {
    const answer = await test.client(path);
    expect(answer.body).toMatchObject({ status: 400, code: 'bad-request' });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('does not wait for ever for a slow sender', () => {
    const server = test.app.getHttpServer();
    expect(server.requestTimeout).toBe(60_000);
    expect(server.headersTimeout).toBeLessThanOrEqual(60_000);
  });

  it('refuses a body of 20 MB before reading it', async () => {
    const { hostname, port } = new URL(test.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      'POST /api/auth/sign-in/email HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 20000000\r\n\r\n',
    );
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += String(chunk);
        if (text.includes('}')) resolve(text);
      });
      socket.on('error', reject);
    });
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect(answer).toContain('payload-too-large');
  });

  it('lets whoever sends 20 MB finish, so that the answer is not lost with the connection', async () => {
    const { hostname, port } = new URL(test.url);
    const socket = connect(Number(port), hostname);
    const heard = (sign: string) =>
      new Promise<void>((resolve, reject) => {
        let text = '';
        socket.on('data', (chunk) => {
          text += String(chunk);
          if (text.includes(sign)) resolve();
        });
        socket.once('error', reject);
        socket.once('close', () => reject(new Error(`The connection ended after: ${text}`)));
      });
    const refused = heard('payload-too-large');
    socket.write('POST /api/auth/sign-in/email HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n');
    socket.write('content-length: 20000000\r\n\r\n');
    await refused;
    const next = heard('HTTP/1.1 200');
    socket.write(Buffer.alloc(20_000_000, 'a'));
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await next;
    socket.destroy();
  });
});
