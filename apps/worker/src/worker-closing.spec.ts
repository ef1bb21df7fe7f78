import 'reflect-metadata';
import { createWorker } from './create-worker.ts';
import { RunWorkers } from './temporal/run-workers.service.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();

beforeAll(() => fixture.open());
afterAll(() => fixture.close());

it('a worker that is told to stop before it takes tasks stops', async () => {
  const worker = await createWorker(fixture.config({ logLevel: 'silent' }));
  await worker.listen(0);
  await worker.close();
  expect(worker.get(RunWorkers).areRunning).toBe(false);
}, 60_000);

it('a worker that is told to stop as soon as Temporal has answered stops', async () => {
  const worker = await createWorker(fixture.config({ logLevel: 'silent' }));
  await worker.listen(0);
  await worker.get(TemporalLink).connect();
  await worker.close();
  expect(worker.get(RunWorkers).areRunning).toBe(false);
}, 60_000);
