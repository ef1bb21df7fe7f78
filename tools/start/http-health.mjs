import { waitUntil } from './wait-until.mjs';

/** Resolves when an address answers with anything but a failure of the server. */
export async function waitForAnswer(title, url, options) {
  await waitUntil(
    `${title} answers at ${url}`,
    async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'manual' });
      await response.body?.cancel();
      return response.status < 500;
    },
    options,
  );
}
