import { holdPort } from '../../start/free-port.mjs';

// PostgreSQL keeps the membership's ports in a column for numbers up to 32767.
const LEAST = 20_000;
const MOST = 32_000;

/** A free port that Temporal's services can tell one another. */
export async function membershipPort() {
  for (;;) {
    const port = LEAST + Math.floor(Math.random() * (MOST - LEAST));
    const release = await holdPort(port);
    if (release === null) continue;
    await release();
    return port;
  }
}
