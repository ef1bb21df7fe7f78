import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JsonObject } from '@flowkeep/contracts';
import { aGraph, edge, node } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';

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

const CHOICES = [{ id: 'yes', label: 'Yes' }];

/** Asks, and takes the way of an error where that cannot be done. */
const asking = (whom: JsonObject) =>
  aGraph(
    node('start', 'trigger.manual'),
    node('ask', 'wait.approval', { question: 'May they?', choices: CHOICES, ...whom }, { onError: 'port' }),
    node('wrong', 'flow.end', { values: [] }),
    edge('start', 'ask'),
    edge('ask:error', 'wrong'),
  );

async function ask(whom: JsonObject): Promise<string> {
  const { start = '' } = await fixture.publish(asking(whom));
  return fixture.post('run.requested', start, {});
}

describe('a question for somebody who is not there', () => {
  it.each([
    ['a name', { asks: 'member', member: 'Aysel' }],
    ['a member who has left', { asks: 'member', member: randomUUID() }],
  ])('is asked of nobody and leaves by the error: %s', async (_, whom) => {
    const run = await fixture.runWith(await ask(whom), 'completed');
    expect(await fixture.steps(run.id)).toContain('ask: failed/error');
    expect(await fixture.query(`select id from approvals where run_id = $1`, [run.id])).toEqual([]);
  });

  it('is another thing than one for everybody', async () => {
    const run = await fixture.runWith(await ask({}), 'waiting');
    expect(
      await fixture.query(`select assignee_member, assignee_role from approvals where run_id = $1`, [run.id]),
    ).toEqual([{ assignee_member: null, assignee_role: null }]);
  });
});
