import { MessageTemplates } from '@flowkeep/messaging';
import {
  ConnectionRepository,
  ContactRepository,
  IdentityRepository,
  RootKey,
  WorkspaceKeys,
} from '@flowkeep/persistence';
import type { WorkerFixture } from './worker-fixture.ts';

export function connectionsOf({ rootKey }: WorkerFixture): ConnectionRepository {
  return new ConnectionRepository(new WorkspaceKeys(RootKey.fromBase64(rootKey)));
}

/** Gives the ids of people who may be written to at any time, by these approved templates. */
export function addReachablePeople(
  fixture: WorkerFixture,
  templates: readonly string[],
  count: number,
): Promise<readonly string[]> {
  const { workspaceId } = fixture;
  return fixture.database.runner.inWorkspace(workspaceId, async (tx) => {
    await connectionsOf(fixture).set(tx, {
      kind: 'whatsapp',
      name: 'Clinic',
      settings: {},
      secrets: { accessToken: 'token' },
      externalId: workspaceId,
    });
    for (const name of templates) {
      const template = { channel: 'whatsapp', name, language: 'az', category: 'utility' } as const;
      await new MessageTemplates().createTemplate(tx, { ...template, body: 'Salam!', status: 'approved' });
    }
    const nobody = { email: null, language: null, timeZone: null, source: null, attributes: {} };
    const people: string[] = [];
    for (let person = 0; person < count; person += 1) {
      const contactId = await new ContactRepository().insert(tx, { name: 'Aysel', ...nobody });
      const address = `+9945012345${String(10 + person)}`;
      await new IdentityRepository().add(tx, contactId, { channel: 'phone', address });
      people.push(contactId);
    }
    return people;
  });
}
