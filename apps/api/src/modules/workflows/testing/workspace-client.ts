import type { Graph } from '@flowkeep/graph';
import type { TestApp, TestPerson } from '../../../spec/test-app.ts';
import type { TestAnswer } from '../../../spec/test-client.ts';
import type { TriggerDto } from '../../versions/version.dto.ts';

/** Speaks to one workspace as one person. */
export interface WorkspaceClient {
  readonly get: (path: string) => Promise<TestAnswer>;
  readonly post: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<TestAnswer>;
  readonly send: (method: string, path: string, body?: unknown) => Promise<TestAnswer>;
  /** Makes a workflow with this draft at revision 1 and gives its id. */
  readonly draw: (graph: Graph) => Promise<string>;
  /** Makes a workflow, publishes it and gives its id with its triggers. */
  readonly publish: (graph: Graph) => Promise<{ readonly id: string; readonly triggers: readonly TriggerDto[] }>;
}

export function workspaceClient(test: TestApp, workspaceId: string, person: TestPerson): WorkspaceClient {
  const base = `/api/v1/workspaces/${workspaceId}`;
  const { cookie } = person;
  const client: WorkspaceClient = {
    get: (path) => test.client(base + path, { cookie }),
    post: (path, body = {}, headers = {}) => test.client(base + path, { method: 'POST', body, cookie, headers }),
    send: (method, path, body) => test.client(base + path, { method, cookie, ...(body === undefined ? {} : { body }) }),
    draw: async (graph) => {
      const made = expectStatus(await client.post('/workflows', { name: 'Lead' }), 201);
      const { id } = made.body as { readonly id: string };
      const operations = [{ kind: 'replaceGraph', graph }];
      expectStatus(await client.post(`/workflows/${id}/draft/operations`, { baseRevision: 0, operations }), 200);
      return id;
    },
    publish: async (graph) => {
      const id = await client.draw(graph);
      expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 1, note: 'First' }), 200);
      const triggers = expectStatus(await client.get(`/workflows/${id}/triggers`), 200);
      return { id, triggers: triggers.body as readonly TriggerDto[] };
    },
  };
  return client;
}

/** Fails with the answer's text, which says more than its status. */
export function expectStatus(answer: TestAnswer, status: number): TestAnswer {
  if (answer.status !== status) throw new Error(`Answered ${String(answer.status)}: ${answer.text}`);
  return answer;
}

/** The path of an absolute address of the API. */
export function pathOf(url: string | null | undefined): string {
  return new URL(url ?? 'http://none.invalid/').pathname;
}
