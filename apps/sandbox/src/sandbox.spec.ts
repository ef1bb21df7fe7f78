import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxConfig } from '@flowkeep/config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.ts';

interface Callback {
  readonly signature: string;
  readonly raw: string;
}

let flowkeep: Server;
let app: NestFastifyApplication;
let base: string;
let config: SandboxConfig;
let callbacks: Callback[] = [];
let refuse = 0;

beforeAll(async () => {
  flowkeep = createServer((request, response) => {
    let raw = '';
    request.on('data', (part) => (raw += String(part)));
    request.on('end', () => {
      if (refuse > 0) {
        refuse -= 1;
        response.writeHead(503).end();
        return;
      }
      callbacks.push({ raw, signature: String(request.headers['x-hub-signature-256']) });
      response.end();
    });
  });
  await new Promise<void>((done) => flowkeep.listen(0, '127.0.0.1', done));
  const { port } = flowkeep.address() as AddressInfo;
  config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: `http://127.0.0.1:${String(port)}`,
    appSecret: 'a secret of the app',
    stateFile: join(mkdtempSync(join(tmpdir(), 'flowkeep-sandbox-')), 'state.json'),
    logLevel: 'error',
  };
  await start();
});

afterAll(async () => {
  await app.close();
  flowkeep.close();
});

beforeEach(async () => {
  await post('/control/reset', {});
  callbacks = [];
  refuse = 0;
});

async function start(): Promise<void> {
  app = await createApp(config, null);
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const read = async <T>(path: string): Promise<T> => (await fetch(base + path)).json() as Promise<T>;
const bearer = { authorization: 'Bearer sandbox-token' };
const PHONE = '+994501234567';

const sendTemplate = (to = PHONE, data = 'message-1'): Promise<Response> =>
  post(
    '/whatsapp/v26.0/100200300/messages',
    {
      messaging_product: 'whatsapp',
      to,
      type: 'template',
      biz_opaque_callback_data: data,
      template: {
        name: 'greeting_az',
        language: { code: 'az' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: 'Günəş' }] }],
      },
    },
    bearer,
  );
const sendText = (text: string): Promise<Response> =>
  post(
    '/whatsapp/v26.0/100200300/messages',
    { messaging_product: 'whatsapp', to: PHONE, type: 'text', text: { body: text } },
    bearer,
  );

async function until<T>(find: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await new Promise((turn) => setImmediate(turn))) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error('The condition never came true.');
}

const statuses = (): readonly string[] =>
  callbacks.flatMap(({ raw }) => [...raw.matchAll(/"status":"(\w+)"/g)].map((match) => match[1] ?? ''));

describe('WhatsApp stand-in', () => {
  it('delivers a template to the phone and reports sent and delivered, signed', async () => {
    const response = await sendTemplate();
    expect(response.status).toBe(200);
    const [message] = await read<{ text: string; id: string }[]>(
      `/control/whatsapp/messages?phone=${encodeURIComponent(PHONE)}`,
    );
    expect(message?.text).toBe(
      'Salam, Günəş! Baku Dental klinikasına yazdığınız üçün təşəkkür edirik. Sizə necə kömək edə bilərik?',
    );
    await until(() => statuses().includes('delivered'));
    expect(statuses()).toEqual(['sent', 'delivered']);
    const [first] = callbacks;
    expect(first?.raw).toContain('"biz_opaque_callback_data":"message-1"');
    expect(first?.signature).toBe(
      `sha256=${createHmac('sha256', config.appSecret)
        .update(first?.raw ?? '')
        .digest('hex')}`,
    );
  });

  it('takes free text only within 24 hours of the person writing', async () => {
    expect(await (await sendText('Hi')).json()).toMatchObject({ error: { code: 131047 } });
    await post('/control/whatsapp/inbound', { from: PHONE, text: 'Salam', name: 'Günəş' });
    expect((await sendText('Hi')).status).toBe(200);
  });

  it('reports read, then what the person wrote', async () => {
    await sendTemplate();
    await post('/control/whatsapp/inbound', { from: PHONE, text: 'Bəli, ə və İ', name: 'Günəş' });
    const inbound = await until(() => callbacks.find(({ raw }) => raw.includes('"text":{"body"')));
    expect(inbound.raw).toContain('Bəli, ə və İ');
    await until(() => statuses().includes('delivered'));
    expect(statuses()).toContain('read');
  });

  it.each([
    ['a number that is not on WhatsApp', () => sendTemplate('+994501230000'), 400, 131026],
    ['no token', () => post('/whatsapp/v26.0/1/messages', {}), 401, 190],
    [
      'no text',
      () => post('/whatsapp/v26.0/1/messages', { messaging_product: 'whatsapp', to: PHONE, type: 'text' }, bearer),
      400,
      131008,
    ],
  ])('refuses %s', async (_, send, status, code) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it('accepts and drops the connection when told to, once', async () => {
    await post('/control/faults', { target: 'whatsapp', kind: 'drop-after-accept', count: 1 });
    await expect(sendTemplate()).rejects.toThrow();
    expect(await read<unknown[]>('/control/whatsapp/messages')).toHaveLength(1);
    expect((await sendTemplate()).status).toBe(200);
  });

  it('fails the next requests with the code asked for', async () => {
    await post('/control/faults', { target: 'whatsapp', kind: 'fail', count: 1, status: 429, code: 130429 });
    const response = await sendTemplate();
    expect([response.status, await response.json()]).toMatchObject([429, { error: { code: 130429 } }]);
    expect((await sendTemplate()).status).toBe(200);
  });

  it('sends callbacks twice, or the later one first, when told to', async () => {
    await post('/control/faults', { target: 'whatsapp', kind: 'duplicate-callbacks', count: 1 });
    await sendTemplate();
    await until(() => callbacks.length === 3);
    expect([...statuses()].sort()).toEqual(['delivered', 'sent', 'sent']);
  });

  it('goes on delivering callbacks until they are accepted, also over a restart', async () => {
    refuse = 2;
    await sendTemplate();
    await until(() => refuse === 0);
    await app.close();
    await start();
    await until(() => statuses().includes('delivered') && statuses().includes('sent'));
    expect(await read<unknown[]>('/phone/conversations')).toHaveLength(1);
  });

  it.each([
    ['/control/faults', { target: 'pigeon', kind: 'fail' }, '"target" must be one of whatsapp, openai.'],
    ['/control/whatsapp/inbound', { from: '12', text: 'x' }, '"from" must be a phone number with its country code.'],
    ['/control/openai/scenarios', [{ match: '(' }], '"match" is no regular expression: ('],
  ])('names what is wrong in a control request: %s %j', async (path, body, message) => {
    const response = await post(path, body);
    expect([response.status, await response.json()]).toMatchObject([400, { message }]);
  });
});

describe('OpenAI stand-in', () => {
  const ask = (text: string): Promise<Response> =>
    post(
      '/openai/v1/responses',
      {
        model: 'gpt-5-mini',
        store: false,
        input: [{ role: 'user', content: [{ type: 'input_text', text }] }],
        text: {
          format: {
            type: 'json_schema',
            name: 'classification',
            schema: {
              type: 'object',
              properties: {
                label: { type: 'string', enum: ['wants_call', 'question', 'no_thanks', 'other'] },
                confidence: { type: 'number' },
                reason: { type: 'string' },
              },
            },
          },
        },
      },
      { authorization: 'Bearer sandbox-key' },
    );
  const labelOf = async (response: Response): Promise<string> => {
    const body = (await response.json()) as { output: { content: { text: string }[] }[] };
    return (JSON.parse(body.output[0]?.content[0]?.text ?? '{}') as { label: string }).label;
  };

  it.each([
    ['Bəli, sabah zəng edin', 'wants_call'],
    ['Qiymət nə qədərdir?', 'question'],
    ['Спасибо, не интересно', 'no_thanks'],
    ['Please call me', 'wants_call'],
    ['Randevu almak istiyorum', 'wants_call'],
    ['Salam', 'other'],
  ])('%s is %s', async (text, label) => {
    expect(await labelOf(await ask(text))).toBe(label);
  });

  it('answers by scenario, and fails when told to', async () => {
    await post('/control/openai/scenarios', [
      { match: 'salam', answer: { label: 'question', confidence: 0.4, reason: 'x' } },
    ]);
    expect(await labelOf(await ask('Salam'))).toBe('question');
    await post('/control/faults', {
      target: 'openai',
      kind: 'fail',
      count: 1,
      status: 429,
      code: 'rate_limit_exceeded',
    });
    expect((await ask('Salam')).status).toBe(429);
    const requests = await read<{ body: { store: boolean } }[]>('/control/requests?target=openai');
    expect(requests.map((request) => request.body.store)).toEqual([false, false]);
  });
});
