import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpRequest } from '@flowkeep/node-sdk';
import { HttpClient } from './http-client.ts';

const signal = new AbortController().signal;
let server: Server;
let url: string;
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const request = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers: {},
  body: null,
  timeoutSeconds: 5,
  ...changes,
});

describe('where private addresses may be called', () => {
  const client = new HttpClient(true);
  afterAll(() => client.close());

  it('sends values as JSON and reads JSON', async () => {
    answer = (incoming, response) => {
      response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' });
      incoming.pipe(response);
    };
    const sent = request({ method: 'POST', body: { name: 'Aygün' } });
    expect(await client.request(sent, signal)).toMatchObject({ status: 201, body: { name: 'Aygün' } });
  });

  it('gives other answers as text, and a redirect as it is', async () => {
    answer = (_incoming, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/' });
      response.end('moved');
    };
    expect(await client.request(request(), signal)).toMatchObject({ status: 302, body: 'moved' });
  });

  it('does not let a workflow set headers of the connection', async () => {
    let host: string | undefined;
    answer = (incoming, response) => {
      host = incoming.headers.host;
      response.end();
    };
    await client.request(request({ headers: { Host: 'intern', 'X-Own': '1' } }), signal);
    expect(host).toBe(new URL(url).host);
  });

  it('stops reading at 1 MiB', async () => {
    answer = (_incoming, response) => response.end(Buffer.alloc(1_100_000, 'a'));
    await expect(client.request(request(), signal)).rejects.toMatchObject({ code: 'payload-too-large' });
  });

  it('gives up in time', async () => {
    answer = () => undefined;
    await expect(client.request(request({ timeoutSeconds: 0.2 }), signal)).rejects.toMatchObject({
      code: 'provider-unavailable',
      message: 'The other side did not answer in time.',
    });
  });

  it('says so when nobody is there', async () => {
    const nobody = request({ url: 'http://127.0.0.1:1/' });
    await expect(client.request(nobody, signal)).rejects.toMatchObject({ code: 'provider-unavailable' });
  });
});

describe('where only public addresses may be called', () => {
  const client = new HttpClient(false);
  afterAll(() => client.close());

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'ftp://a/',
  ])('refuses %s', async (address) => {
    await expect(client.request(request({ url: address }), signal)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
