import { once } from 'node:events';

// A port that was free a moment ago may have been taken since.
const TRIES = 3;

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Ends a child: politely, and after ten seconds for certain. */
export async function stopChild(child, signal = 'SIGTERM') {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

/**
 * Starts a server and waits until it is up, with another port when it dies at once.
 * The server never outlives this process, however that ends.
 * @param {() => Promise<{ child, port: number, isUp: () => Promise<void>, signal?: string }>} start
 */
export async function startUntilUp(start) {
  for (let attempt = 1; ; attempt++) {
    const { child, port, isUp, signal } = await start();
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`${child.spawnfile} ended with exit code ${code} before it was up`);
    });
    died.catch(() => {});
    try {
      await Promise.race([isUp(), died]);
      return { port, stop: () => stopChild(child, signal) };
    } catch (error) {
      await stopChild(child, 'SIGKILL');
      process.off('exit', kill);
      if (attempt === TRIES) throw error;
    }
  }
}
