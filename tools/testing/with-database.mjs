import pg from 'pg';

/**
 * Looks into the database with a connection of its own, for the server may have been killed since the last look.
 * @param {(query: (text: string, values?: unknown[]) => Promise<object[]>) => Promise<T>} look
 * @template T
 */
export async function withDatabase(url, look) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await look(async (text, values) => (await client.query(text, values)).rows);
  } finally {
    await client.end().catch(() => {});
  }
}
