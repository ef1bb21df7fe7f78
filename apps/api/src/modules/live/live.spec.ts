import { MemberService } from '@flowkeep/accounts';
import type { Caller } from '../../frame/index.ts';
import { startTestApp, type TestApp, type TestPerson, type TestWorkspace } from '../../spec/test-app.ts';
import { LiveFeed } from './live-feed.ts';
import { LiveStreamService } from './live-stream.service.ts';
import { startedBy } from '../workflows/testing/drawing.ts';
import { workspaceClient } from '../workflows/testing/workspace-client.ts';

/** An open stream and what came of it so far. */
class Stream {
  private text = '';
  private readonly decoder = new TextDecoder();
  private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(readonly response: Response) {
    this.reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  }

  /** Reads on until the text has come, or until the stream ends; gives all that came. */
  async until(wanted: string | null): Promise<string> {
    while (this.reader !== undefined && (wanted === null || !this.text.includes(wanted))) {
      const { done, value } = await this.reader.read();
      if (done) break;
      this.text += this.decoder.decode(value, { stream: true });
    }
    return this.text;
  }

  async close(): Promise<void> {
    await this.reader?.cancel();
  }
}

describe('live views', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
  });
  afterAll(() => test.close());

  const open = async (person: TestPerson, workspaceId = workspace.id, url = test.url): Promise<Stream> =>
    new Stream(await fetch(`${url}/api/v1/workspaces/${workspaceId}/live`, { headers: { cookie: person.cookie } }));

  async function memberOf(person: TestPerson): Promise<{ readonly memberId: string; readonly caller: Caller }> {
    const member = await test.app.get(MemberService).find(workspace.id, person.id);
    if (member === null) throw new Error('The person is no member.');
    return { memberId: member.id, caller: { kind: 'member', user: person, memberId: member.id, role: member.role } };
  }

  it('begin with a resync and tell what was committed', async () => {
    const stream = await open(workspace.owner);
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(await stream.until('event: resync')).toContain('event: resync');
    const id = await workspaceClient(test, workspace.id, workspace.owner).draw(startedBy('trigger.manual'));
    expect(await stream.until(id)).toContain('event: workflow');
    await stream.close();
  });

  it('are closed to strangers', async () => {
    const stranger = await test.createPerson();
    expect((await open(stranger)).response.status).toBe(404);
    expect((await fetch(`${test.url}/api/v1/workspaces/${workspace.id}/live`)).status).toBe(401);
  });

  it('tell nothing of other workspaces', async () => {
    const other = await test.createWorkspace();
    const stream = await open(other.owner, other.id);
    await stream.until('event: resync');
    const foreign = await workspaceClient(test, workspace.id, workspace.owner).draw(startedBy('trigger.manual'));
    const own = await workspaceClient(test, other.id, other.owner).draw(startedBy('trigger.manual'));
    const text = await stream.until(own);
    expect(text).toContain(own);
    expect(text).not.toContain(foreign);
    await stream.close();
  });

  it('end for whoever leaves the workspace', async () => {
    const person = await test.addMember(workspace.id, 'viewer');
    const { memberId, caller } = await memberOf(person);
    const streams = new LiveStreamService(test.app.get(LiveFeed), test.app.get(MemberService), {
      ping: 10,
      recheck: 10,
    });
    const seen: (string | undefined)[] = [];
    const ended = new Promise<void>((resolve) => {
      streams.open(workspace.id, caller).subscribe({ next: (event) => seen.push(event.type), complete: resolve });
    });
    await test.client(`/api/v1/workspaces/${workspace.id}/members/${memberId}`, {
      method: 'DELETE',
      cookie: workspace.owner.cookie,
    });
    await ended;
    expect(seen[0]).toBe('resync');
  });

  it('end with the process, at once', async () => {
    const second = await startTestApp();
    const stream = await open(workspace.owner, workspace.id, second.url);
    const rest = stream.until(null);
    const before = performance.now();
    await second.close();
    await rest;
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
