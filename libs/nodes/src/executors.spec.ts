import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { type ExecuteOptions, executeContext, SAMPLE_CONTACT } from '@flowkeep/node-sdk/testing';
import { executors, findExecutor } from './executors.ts';

function run(type: keyof typeof executors, options: ExecuteOptions) {
  const { context, calls } = executeContext(options);
  return { result: executors[type](context), asked: () => calls.map((call) => call.arguments), calls };
}

async function codeOf(result: Promise<unknown>): Promise<string> {
  const error: unknown = await result.then(() => null).catch((thrown: unknown) => thrown);
  return error instanceof DomainError ? error.code : 'none';
}

describe('whatsapp.send', () => {
  const text = { kind: 'text', text: ' Salam, Günəş! ', template: '', language: '', variables: [] };
  const template = {
    kind: 'template',
    text: '',
    template: 'greeting_az',
    language: '',
    variables: [{ value: 'Günəş' }, { value: 5 }],
  };

  it('sends a text', async () => {
    const { result, asked } = run('whatsapp.send', { config: text });
    await expect(result).resolves.toMatchObject({ port: 'sent', spoke: true, output: { messageId: 'message-1' } });
    const content = { kind: 'text', text: 'Salam, Günəş!' };
    expect(asked()).toEqual([[{ channel: 'whatsapp', contactId: SAMPLE_CONTACT.id, content }]]);
  });

  it('says when it was sent, where that was before', async () => {
    const answers = { send: () => Promise.resolve({ sent: true, messageId: 'message-1', at: 400 } as const) };
    const { result } = run('whatsapp.send', { config: text, answers });
    await expect(result).resolves.toMatchObject({ spoke: true, spokeAt: 400 });
  });

  it.each([
    ['as the node says', { ...template, language: 'ru' }, SAMPLE_CONTACT, 'ru'],
    ['of the person', template, { ...SAMPLE_CONTACT, language: 'tr' }, 'tr'],
    ['of the workspace', template, { ...SAMPLE_CONTACT, language: null }, 'az'],
  ])('sends a template in the language %s', async (_, config, contact, language) => {
    const { result, asked } = run('whatsapp.send', { config, contact });
    await result;
    const content = { kind: 'template', name: 'greeting_az', language, variables: ['Günəş', '5'] };
    expect(asked()).toMatchObject([[{ content }]]);
  });

  it('leaves by Not sent with the reason', async () => {
    const outcome = { sent: false, reason: 'not-on-channel', message: 'Not on WhatsApp.', messageId: 'm' } as const;
    const { result } = run('whatsapp.send', { config: text, answers: { send: () => Promise.resolve(outcome) } });
    await expect(result).resolves.toEqual({
      port: 'not_sent',
      output: { messageId: 'm', reason: 'not-on-channel', message: 'Not on WhatsApp.' },
    });
  });

  it.each([
    ['there is nobody', { config: text, contact: null }, 'no-address'],
    ['nothing is left of the text', { config: { ...text, text: null } }, 'empty-text'],
  ])('asks for nothing when %s', async (_, options, reason) => {
    const { result, calls } = run('whatsapp.send', options);
    await expect(result).resolves.toMatchObject({ port: 'not_sent', output: { reason } });
    expect(calls).toEqual([]);
  });
});

describe('ai.classify', () => {
  const labels = [
    { id: 'wants_call', label: 'Wants a call', description: 'They want to be called' },
    { id: 'question', label: 'Question', description: '' },
  ];
  const config = { text: 'Zəng edin', labels, instructions: 'A clinic.' };
  const answer = (label: string) => ({
    classify: () => Promise.resolve({ label, confidence: 0.8, reason: 'So.', model: 'm' }),
  });

  it.each([
    ['wants_call', 'wants_call'],
    ['other', 'other'],
    ['invented', 'other'],
  ])('of %s leaves by %s', async (label, port) => {
    const { result, asked } = run('ai.classify', { config, answers: answer(label) });
    await expect(result).resolves.toEqual({ port, output: { label: port, confidence: 0.8, reason: 'So.' } });
    expect(asked()).toEqual([
      [
        {
          text: 'Zəng edin',
          labels: [
            { id: 'wants_call', description: 'Wants a call: They want to be called' },
            { id: 'question', description: 'Question' },
          ],
          instructions: 'A clinic.',
        },
      ],
    ]);
  });

  it('pays for no answer about nothing', async () => {
    const { result, calls } = run('ai.classify', { config: { ...config, text: null } });
    await expect(result).resolves.toMatchObject({ port: 'other', output: { confidence: 0 } });
    expect(calls).toEqual([]);
  });
});

describe('contact.upsert', () => {
  const config = {
    name: 'Günəş',
    phone: 501234567,
    email: '  ',
    language: null,
    source: '',
    attributes: [{ name: 'visits', value: 3 }],
  };

  it('saves what is there and hands the person on', async () => {
    const { result, asked } = run('contact.upsert', { config });
    await expect(result).resolves.toEqual({
      port: 'next',
      output: { contact: SAMPLE_CONTACT, created: false, invalidPhone: false },
      contact: SAMPLE_CONTACT,
    });
    expect(asked()).toEqual([[SAMPLE_CONTACT.id, { name: 'Günəş', phone: '501234567', attributes: { visits: 3 } }]]);
  });

  it('hands on when the person was like that', async () => {
    const answers = {
      upsert: () => Promise.resolve({ contact: SAMPLE_CONTACT, contactAt: 400, created: false, invalidPhone: false }),
    };
    const { result } = run('contact.upsert', { config, answers });
    await expect(result).resolves.toMatchObject({ contact: SAMPLE_CONTACT, contactAt: 400 });
  });

  it.each([
    ['Europe/Istanbul', { timeZone: 'Europe/Istanbul' }],
    ['İstanbul', {}],
    [null, {}],
  ])('keeps a time zone that there is: %j', async (timeZone, kept) => {
    const { result, asked } = run('contact.upsert', { config: { ...config, attributes: [], timeZone } });
    await result;
    expect(asked()).toEqual([[SAMPLE_CONTACT.id, { name: 'Günəş', phone: '501234567', ...kept }]]);
  });

  it('finds or makes somebody where the run is about nobody', async () => {
    const { result, asked } = run('contact.upsert', { config: { ...config, attributes: [] }, contact: null });
    await result;
    expect(asked()).toEqual([[null, { name: 'Günəş', phone: '501234567' }]]);
  });

  it('does not make a person of nothing', async () => {
    const empty = { ...config, name: '', phone: null };
    expect(await codeOf(run('contact.upsert', { config: empty, contact: null }).result)).toBe('invalid-input');
  });
});

describe('deal.move', () => {
  const config = { pipeline: 'Sales', stage: 'Contacted', title: '', amount: '' };

  it.each<[string, JsonObject, JsonObject]>([
    ['leaves the amount', {}, { amount: null, title: SAMPLE_CONTACT.name }],
    ['takes a number', { amount: 150.5, title: 'Implant' }, { amount: '150.5', title: 'Implant' }],
    ['reads an amount as people write it', { amount: '1 200,50' }, { amount: '1200.50' }],
  ])('%s', async (_, change, expected) => {
    const { result, asked } = run('deal.move', { config: { ...config, ...change } });
    await expect(result).resolves.toMatchObject({ port: 'next', output: { dealId: 'deal-1', stage: 'New' } });
    const request = { contactId: SAMPLE_CONTACT.id, pipelineId: 'Sales', stageId: 'Contacted' };
    expect(asked()).toMatchObject([[{ ...request, ...expected }]]);
  });

  it.each([
    ['nobody', { config, contact: null }],
    ['an amount in words', { config: { ...config, amount: 'many' } }],
    ['a debt', { config: { ...config, amount: '-5' } }],
  ])('refuses %s', async (_, options) => {
    expect(await codeOf(run('deal.move', options).result)).toBe('invalid-input');
  });
});

describe('http.request', () => {
  const config = {
    method: 'POST',
    url: ' https://example.com/leads ',
    headers: [{ name: 'X-Try', value: 1 }],
    bodyKind: 'values',
    values: [{ name: 'lead', value: { name: 'Günəş' } }],
    body: '',
    timeoutSeconds: 10,
    treatErrorsAsResult: false,
  };
  const answer = (status: number) => ({ request: () => Promise.resolve({ status, headers: {}, body: { ok: false } }) });

  it.each<[string, JsonObject, unknown]>([
    ['named values as JSON', {}, { lead: { name: 'Günəş' } }],
    ['text as it is', { bodyKind: 'text', body: 'a=1' }, 'a=1'],
    ['nothing', { bodyKind: 'none' }, null],
  ])('sends %s', async (_, change, body) => {
    const { result, asked } = run('http.request', { config: { ...config, ...change }, answers: answer(201) });
    await expect(result).resolves.toEqual({ port: 'next', output: { status: 201, body: { ok: false } } });
    const sent = {
      method: 'POST',
      url: 'https://example.com/leads',
      headers: { 'X-Try': '1', 'Idempotency-Key': 'run-1:step:1' },
      body,
      timeoutSeconds: 10,
    };
    expect(asked()).toEqual([[sent]]);
  });

  it.each([
    [404, 'provider-rejected'],
    [429, 'rate-limited'],
    [408, 'provider-unavailable'],
    [503, 'provider-unavailable'],
  ])('takes %d as %s', async (status, code) => {
    expect(await codeOf(run('http.request', { config, answers: answer(status) }).result)).toBe(code);
  });

  it('keeps an idempotency key of the client', async () => {
    const headers = [{ name: 'idempotency-key', value: 'mine' }];
    const { result, asked } = run('http.request', { config: { ...config, headers }, answers: answer(200) });
    await result;
    expect(asked()).toMatchObject([[{ headers: { 'idempotency-key': 'mine' } }]]);
    expect(JSON.stringify(asked())).not.toContain('Idempotency-Key');
  });

  it('takes an error as a result where asked to', async () => {
    const { result } = run('http.request', { config: { ...config, treatErrorsAsResult: true }, answers: answer(404) });
    await expect(result).resolves.toMatchObject({ output: { status: 404 } });
  });

  it('refuses an address that came out empty', async () => {
    expect(await codeOf(run('http.request', { config: { ...config, url: null } }).result)).toBe('invalid-input');
  });
});

describe('findExecutor', () => {
  it('knows only what is installed', () => {
    expect(findExecutor('deal.move')).toBe(executors['deal.move']);
    expect(findExecutor('toString')).toBeUndefined();
  });
});
