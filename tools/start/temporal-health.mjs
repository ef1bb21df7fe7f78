import { waitUntil } from './wait-until.mjs';

/** Resolves when the Temporal server at `address` serves the namespace. */
export async function waitForTemporal(address, namespace = 'default', options = {}) {
  const { Connection } = await import('@temporalio/client');
  await waitUntil(
    `Temporal answers at ${address}`,
    async () => {
      const connection = await Connection.connect({ address, connectTimeout: '2s' });
      try {
        return await connection.workflowService.describeNamespace({ namespace });
      } finally {
        await connection.close();
      }
    },
    { timeout: 60_000, every: 200, ...options },
  );
}
