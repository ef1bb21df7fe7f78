import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { type aGraph, type Stack, waitFor } from '@flowkeep/testing';

/** One session for all stories of a stack: how often one may sign in within a minute is limited. */
const sessions = new Map<string, Promise<ApiClient>>();

/** The HTTP API as the signed-in owner of the demo workspace. */
export class ApiClient {
  private constructor(
    private readonly base: string,
    /** As a browser sends it: `name=value; name=value`. */
    readonly cookie: string,
    readonly workspaceId: string,
  ) {}

  static signIn(stack: Stack): Promise<ApiClient> {
    const known = sessions.get(stack.urls.editor);
    if (known !== undefined) return known;
    const signedIn = ApiClient.begin(stack);
    sessions.set(stack.urls.editor, signedIn);
    signedIn.catch(() => sessions.delete(stack.urls.editor));
    return signedIn;
  }

  private static async begin(stack: Stack): Promise<ApiClient> {
    const base = new URL(stack.urls.editor).origin;
    const response = await fetch(`${base}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base },
      body: JSON.stringify(stack.owner),
    });
    if (!response.ok) throw new Error(`Signing in was answered with ${String(response.status)}.`);
    const cookie = response.headers
      .getSetCookie()
      .map((item) => item.split(';')[0])
      .join('; ');
    const session = (await (await fetch(`${base}/api/v1/session`, { headers: { cookie } })).json()) as {
      readonly workspaces: readonly { readonly id: string }[];
    };
    return new ApiClient(base, cookie, session.workspaces[0]?.id ?? '');
  }

  /** Reads below the workspace: `get('/runs')`. */
  async get<T>(path: string): Promise<T> {
    return this.ask<T>('GET', path);
  }

  async post<T>(path: string, body: JsonValue): Promise<T> {
    return this.ask<T>('POST', path, body);
  }

  /** Publishes a ready-made workflow under a new name. Gives its webhook. */
  async publishTemplate(template: string, name: string): Promise<Webhook & { readonly workflowId: string }> {
    const workflow = await this.post<{ readonly id: string }>('/workflows', { name, template });
    const draft = await this.get<{ readonly revision: number }>(`/workflows/${workflow.id}/draft`);
    await this.post(`/workflows/${workflow.id}/publish`, { revision: draft.revision, note: 'Test' });
    const triggers = await this.get<readonly Webhook[]>(`/workflows/${workflow.id}/triggers`);
    const [webhook] = triggers;
    if (!webhook) throw new Error('The workflow has no webhook.');
    return { ...webhook, workflowId: workflow.id };
  }

  /** Makes a workflow of a drawing; with `isLive` it is published. Gives its id. */
  async draw(name: string, graph: ReturnType<typeof aGraph>, isLive: boolean): Promise<string> {
    const { id } = await this.post<{ readonly id: string }>('/workflows', { name });
    await this.redraw(id, graph, isLive);
    return id;
  }

  /** Puts a drawing in place of the draft; with `isLive` it is published. */
  async redraw(id: string, graph: ReturnType<typeof aGraph>, isLive: boolean): Promise<void> {
    const { revision } = await this.get<{ readonly revision: number }>(`/workflows/${id}/draft`);
    // One below the other, so that a browser shows all of it.
    const nodes = Object.values(graph.nodes).map((each, index) => [
      each.id,
      { ...each, position: { x: 0, y: index * 170 } },
    ]);
    const drawing = JSON.parse(JSON.stringify({ ...graph, nodes: Object.fromEntries(nodes) as unknown })) as JsonObject;
    const operations = [{ kind: 'replaceGraph', graph: drawing }];
    const saved = await this.post<{ readonly revision: number }>(`/workflows/${id}/draft/operations`, {
      baseRevision: revision,
      operations,
    });
    if (isLive) await this.post(`/workflows/${id}/publish`, { revision: saved.revision, note: 'Test' });
  }

  /** Starts a run by hand and gives its id. */
  async start(workflowId: string, input: JsonObject = {}): Promise<string> {
    return (await this.post<{ readonly runId: string }>(`/workflows/${workflowId}/runs`, { input })).runId;
  }

  /** Waits until a run stands as it should. */
  async untilRun(runId: string, isSo: (run: RunDetail) => boolean, what: string): Promise<RunDetail> {
    return waitFor(
      async () => {
        const run = await this.get<RunDetail>(`/runs/${runId}`);
        return isSo(run) ? run : null;
      },
      { timeout: 60_000, what },
    );
  }

  private async ask<T>(method: string, path: string, body?: JsonValue): Promise<T> {
    const response = await fetch(`${this.base}/api/v1/workspaces/${this.workspaceId}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.base,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${String(response.status)}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  }
}

export interface Webhook {
  readonly url: string;
  readonly signingSecret: string;
}

export interface RunRow {
  readonly id: string;
  readonly status: string;
  readonly contact: { readonly name: string } | null;
}

/** What the run page shows, as far as tests look at it. */
export interface RunDetail extends RunRow {
  readonly temporalUrl: string | null;
  readonly version: number;
  readonly currentNode: string | null;
  readonly steps: readonly { readonly nodeId: string; readonly status: string; readonly port: string | null }[];
  readonly messages: readonly JsonObject[];
}
