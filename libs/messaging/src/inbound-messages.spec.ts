import { randomUUID } from 'node:crypto';
import { SuppressionRepository } from '@flowkeep/persistence';
import type { InboundMessage } from './inbound-message.ts';
import { InboundMessages } from './inbound-messages.ts';
import { MessageReader } from './message-reader.ts';
import { OptOuts } from './opt-outs.ts';
import { openMessagingWorkspace, type MessagingWorkspace } from './spec/messaging-workspace.ts';

const PHONE = '+994501234567';

describe('InboundMessages', () => {
  let workspace: MessagingWorkspace;
  let inbound: InboundMessages;

  beforeEach(async () => {
    workspace = await openMessagingWorkspace();
    inbound = new InboundMessages(workspace.keys, new OptOuts(workspace.hashAddress));
  });
  afterEach(() => workspace.close());

  const receive = (text: string, change: Partial<InboundMessage> = {}) =>
    workspace.run((tx) =>
      inbound.receive(tx, 'whatsapp', {
        providerId: `wamid.${randomUUID()}`,
        address: PHONE,
        profileName: 'Aysel',
        text,
        kind: 'text',
        sentAt: new Date(),
        ...change,
      }),
    );

  const isSuppressed = () =>
    workspace.run((tx) =>
      new SuppressionRepository().has(tx, {
        channel: 'whatsapp',
        hash: workspace.hashAddress(workspace.id, 'whatsapp', PHONE),
      }),
    );

  it('makes a contact of a stranger and knows them the next time', async () => {
    const first = await receive('Salam');
    expect(first).toMatchObject({ contactCreated: true, text: 'Salam', channel: 'whatsapp', optWord: null });
    expect(await receive('Necə?')).toMatchObject({ contactCreated: false, contactId: first?.contactId });
    const { items } = await workspace.run((tx) =>
      new MessageReader(workspace.keys).list(tx, { contactId: first?.contactId ?? '' }, 10, null),
    );
    expect(items.map(({ text, status }) => [text, status])).toEqual([
      ['Necə?', 'received'],
      ['Salam', 'received'],
    ]);
  });

  it('knows a person by their phone', async () => {
    const contactId = await workspace.addContact(PHONE, false);
    expect(await receive('Salam')).toMatchObject({ contactId, contactCreated: false });
  });

  it('takes a person who hides the phone', async () => {
    const first = await receive('Salam', { address: 'AZ.13491208655302741918' });
    expect(await receive('Salam', { address: 'AZ.13491208655302741918' })).toMatchObject({
      contactId: first?.contactId,
    });
  });

  it('takes a message that is delivered twice only once, even at the same time', async () => {
    const facts = await Promise.all([1, 2, 3].map(() => receive('Salam', { providerId: 'wamid.same' })));
    expect(facts.filter((fact) => fact !== null)).toHaveLength(1);
  });

  it('obeys a stop word, audits it, and obeys a start word', async () => {
    const stopped = await receive('DAYANDIR');
    expect(stopped?.optWord).toBe('stop');
    expect(await isSuppressed()).toBe(true);
    await receive('стоп');
    await receive('Başla');
    expect(await isSuppressed()).toBe(false);
    const audit = await workspace.run((tx) =>
      tx.query<{ action: string }>('select action from audit_entries where subject_id = $1 order by at', [
        stopped?.contactId,
      ]),
    );
    expect(audit.map(({ action }) => action)).toEqual(['contact.opted-out', 'contact.opted-in']);
  });

  it('stores no readable text', async () => {
    await receive('çox məxfi');
    const [row] = await workspace.run((tx) => tx.query<{ body: Buffer }>('select body from messages'));
    expect(row?.body.includes(Buffer.from('məxfi'))).toBe(false);
  });
});
