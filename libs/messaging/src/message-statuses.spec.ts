import type { SendOutcome } from '@flowkeep/contracts';
import { randomUUID } from 'node:crypto';
import { WhatsAppClient } from './channels/whatsapp/whatsapp-client.ts';
import { MessageReader } from './message-reader.ts';
import { MessageSender } from './message-sender.ts';
import { MessageStatuses } from './message-statuses.ts';
import type { ProviderStatus } from './provider-status.ts';
import { type GraphServer, startGraphServer } from './spec/graph-server.ts';
import { openMessagingWorkspace, type MessagingWorkspace } from './spec/messaging-workspace.ts';

describe('MessageStatuses', () => {
  const statuses = new MessageStatuses();
  let workspace: MessagingWorkspace;
  let server: GraphServer;
  let contactId: string;

  beforeEach(async () => {
    workspace = await openMessagingWorkspace();
    server = await startGraphServer();
    contactId = await workspace.addContact('+994501234567');
    await send();
  });
  afterEach(async () => {
    await server.close();
    await workspace.close();
  });

  const send = (): Promise<SendOutcome> => {
    const whatsapp = new WhatsAppClient({ baseUrl: server.url });
    const request = { channel: 'whatsapp', contactId, content: { kind: 'text', text: 'Salam' } } as const;
    return new MessageSender({ ...workspace, whatsapp }).send({
      workspaceId: workspace.id,
      stepKey: randomUUID(),
      runId: null,
      request,
    });
  };
  const report = (status: ProviderStatus['status'], seconds: number, errorCode: string | null = null) =>
    workspace.run((tx) =>
      statuses.apply(tx, 'whatsapp', {
        providerId: server.delivered[0]?.providerId ?? '',
        ownId: null,
        status,
        at: new Date(1_795_000_000_000 + seconds * 1_000),
        errorCode,
      }),
    );
  const message = async () =>
    (await workspace.run((tx) => new MessageReader(workspace.keys).list(tx, { contactId }, 1, null))).items[0];

  it('keeps the furthest status of reports that come late and twice', async () => {
    expect(await report('read', 3)).not.toBeNull();
    expect(await report('delivered', 2)).not.toBeNull();
    expect(await report('sent', 1)).not.toBeNull();
    expect(await report('read', 3)).toBeNull();
    expect(await message()).toMatchObject({ status: 'read', error: null });
    expect(await workspace.run((tx) => tx.query('select 1 from message_events'))).toHaveLength(3);
  });

  it('says why a message failed, and believes in a number that is not on WhatsApp', async () => {
    await report('failed', 1, '131026');
    expect(await message()).toMatchObject({ status: 'failed', error: expect.stringContaining('131026') as string });
    expect(await send()).toMatchObject({ sent: false, reason: 'not-on-channel' });
  });

  it('passes over messages that are not ours', async () => {
    const foreign = {
      providerId: 'wamid.other',
      ownId: 'nonsense',
      status: 'read',
      at: new Date(),
      errorCode: null,
    } as const;
    expect(await workspace.run((tx) => statuses.apply(tx, 'whatsapp', foreign))).toBeNull();
  });
});
