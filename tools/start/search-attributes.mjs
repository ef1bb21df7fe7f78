import { SEARCH_ATTRIBUTES } from './temporal-command.mjs';
import { waitForTemporal } from './temporal-health.mjs';

// Values of Temporal's IndexedValueType.
const TYPES = { Keyword: 2, Int: 3 };

/** Adds to a server that runs already what the product's runs are found by. Harmless to repeat. */
export async function addSearchAttributes(address, namespace) {
  await waitForTemporal(address, namespace, { timeout: 15_000 });
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address });
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, TYPES[type]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } finally {
    await connection.close();
  }
}
