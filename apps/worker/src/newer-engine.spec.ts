import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ENGINE_VERSION } from '@flowkeep/engine';
import { WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { WorkerFixture } from './spec/worker-fixture.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;

beforeAll(async () => {
  await fixture.open();
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await fixture.close();
});

it('a run of a newer engine waits for a newer worker instead of failing', async () => {
  const planHash = await fixture.keepPlan(
    aGraph(node('start', 'trigger.manual'), node('end', 'flow.end'), edge('start', 'end')),
  );
  const { workspaceId } = fixture;
  const { workspace, subjectKeyRef } = await fixture.database.runner.inWorkspace(workspaceId, async (tx) => ({
    workspace: await new WorkspaceSnapshotRepository().get(tx),
    subjectKeyRef: await fixture.keys.create(tx, null),
  }));
  const ids = { workspaceId, runId: randomUUID(), workflowId: randomUUID(), version: 1, planHash, subjectKeyRef };
  const begun = { triggerNode: 'start', trigger: { name: 'Nigar' }, contact: null, workspace };
  const client = worker.get(TemporalLink).requireClient();
  const id = await client.start(
    { v: 1, engineVersion: ENGINE_VERSION + 1, ...ids, ...begun, runUrl: 'http://localhost/run' },
    { slug: 'newer', workflowName: 'Newer' },
  );
  await waitFor(
    async () => {
      const { events } = await client.temporal.workflow.getHandle(id).fetchHistory();
      return events?.some((event) => event.workflowTaskFailedEventAttributes != null) ?? false;
    },
    { timeout: 30_000, what: 'A failed task' },
  );
  expect(await client.standing(id)).toBe('open');
  await client.terminate(id, 'The test is over.');
}, 60_000);
