import { randomUUID } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aGraph, edge, node } from '@flowkeep/testing';
import { HttpClient } from '../http/http-client.ts';
import { createLogger } from '../logger.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { type DomainServices, NodeServicesFactory } from './node-services.ts';
import { ProviderPace } from './provider-pace.ts';
import { StepExecutor } from './step-executor.ts';

const TRIES = 2;

const fixture = new WorkerFixture();
const http = new HttpClient(true);
let waiting: ServerResponse[] = [];
let server: Server;

// Each try gets another answer, and none before all of them have asked.
beforeAll(async () => {
  await fixture.open();
  server = createServer((_, response) => {
    waiting.push(response);
    if (waiting.length < TRIES) return;
    for (const [index, one] of waiting.entries()) {
      one.setHeader('content-type', 'application/json').end(JSON.stringify({ answer: index }));
    }
    waiting = [];
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await http.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await fixture.close();
});

/** A worker of its own. */
function newExecutor(): StepExecutor {
  const { runner } = fixture.database;
  const pace = new ProviderPace(runner, { whatsapp: null, ai: null, http: null });
  const services = new NodeServicesFactory({ http, pace } as Partial<DomainServices> as DomainServices);
  return new StepExecutor(runner, fixture.keys, services, createLogger('silent'));
}

async function beginRun(): Promise<{ readonly runId: string; readonly subjectKeyRef: string }> {
  const { lead } = await fixture.publish(
    aGraph(node('lead', 'trigger.webhook', { savePerson: false }), node('end', 'flow.end'), edge('lead', 'end')),
  );
  const runId = randomUUID();
  const subjectKeyRef = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    fixture.keys.create(tx, null),
  );
  await fixture.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
     select $1, $2, workflow_id, 1, $1, 'lead', $3 from triggers where id = $4`,
    [runId, fixture.workspaceId, subjectKeyRef, lead],
  );
  return { runId, subjectKeyRef };
}

const workspaceOf = (id: string) => ({
  id,
  name: '',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
});

it('tries that overlap give the run one result, and so does every later try', async () => {
  const { workspaceId } = fixture;
  const run = { workspaceId, planHash: '', ...(await beginRun()) };
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const input = {
    v: 1,
    run,
    stepKey: `${run.runId}:call:1`,
    nodeType: 'http.request',
    attempts: 3,
    timeoutSeconds: 30,
    config: { method: 'GET', url, headers: [], bodyKind: 'none', timeoutSeconds: 30, treatErrorsAsResult: false },
    contact: null,
    workspace: workspaceOf(workspaceId),
  } as const;
  const execute = () => newExecutor().execute(input, 1, new AbortController().signal);
  const [one, two] = await Promise.all([execute(), execute()]);
  expect(one).toMatchObject({ port: 'next', output: { status: 200 } });
  expect(two).toEqual(one);
  expect(await execute()).toEqual(one);
});

describe('a message', () => {
  const toNobody = (run: { readonly runId: string; readonly subjectKeyRef: string }, stepKey: string) =>
    newExecutor().execute(
      {
        v: 1,
        run: { workspaceId: fixture.workspaceId, planHash: '', ...run },
        stepKey,
        nodeType: 'whatsapp.send',
        attempts: 3,
        timeoutSeconds: 30,
        config: { kind: 'text', text: 'Salam!' },
        contact: null,
        workspace: workspaceOf(fixture.workspaceId),
      },
      1,
      new AbortController().signal,
    );
  const keptOf = (stepKey: string) => fixture.query(`select 1 from step_results where step_key = $1`, [stepKey]);

  it('is in the ledger of steps too, sent or not', async () => {
    const run = await beginRun();
    const stepKey = `${run.runId}:greet:1`;
    expect(await toNobody(run, stepKey)).toMatchObject({ port: 'not_sent', output: { reason: 'no-address' } });
    expect(await keptOf(stepKey)).toHaveLength(1);
  });

  it('has its outcome where the person was erased meanwhile', async () => {
    const run = { ...(await beginRun()), subjectKeyRef: 'kgone' };
    const stepKey = `${run.runId}:greet:1`;
    expect(await toNobody(run, stepKey)).toMatchObject({ port: 'not_sent' });
    expect(await keptOf(stepKey)).toEqual([]);
  });
});
