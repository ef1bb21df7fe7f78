import { listWorkers, workerCount } from './workers.mjs';

describe('worker processes of a start', () => {
  it.each([
    [undefined, 1],
    ['', 1],
    ['3', 3],
  ])('by the setting of the worker: %s', (text, count) => {
    expect(workerCount({ FLOWKEEP_WORKER_PROCESSES: text })).toBe(count);
  });

  it.each(['0', '-1', '1.5', 'many', '129'])('are never %s', (text) => {
    expect(() => workerCount({ FLOWKEEP_WORKER_PROCESSES: text })).toThrow(`FLOWKEEP_WORKER_PROCESSES is "${text}"`);
  });

  it('each have a name and a port of their own', async () => {
    const workers = await listWorkers({ ports: { worker: 41_000 }, env: { FLOWKEEP_WORKER_PROCESSES: '3' } });
    expect(workers.map(({ name }) => name)).toEqual(['worker', 'worker-2', 'worker-3']);
    expect(new Set(workers.map(({ port }) => port)).size).toBe(3);
  });
});
