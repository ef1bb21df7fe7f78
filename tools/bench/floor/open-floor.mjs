import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ABOUT = [
  'hand-written Temporal workflows (floor), with a workflow task each.',
  'Runs of W2 and W3 are ended by a worker before Temporal hears of them, and one of W4 is kept by Temporal, which begins it when its wait is over: .ratio.floor says what that saves.',
  'Runs of .onTemporal are on Temporal from their first step: .onTemporal.ratio.floor says what the engine costs there',
].join(' ');

/**
 * Hand-written Temporal workflows on the stack's own server: what is left to gain is the ratio to them.
 * @returns {Promise<{ key: string, name: string, about: string, measures: object, close: () => Promise<void> }>}
 */
export async function openFloor({ stack, stub }) {
  const child = fork(fileURLToPath(new URL('./process.mjs', import.meta.url)), { stdio: ['ignore', 2, 2, 'ipc'] });
  const ended = once(child, 'exit').then(() => ({ error: 'The process of the hand-written workflows has ended.' }));
  const ask = async (message) => {
    child.send(message);
    const [answer] = await Promise.race([once(child, 'message'), ended.then((end) => [end])]);
    if (answer.error) throw new Error(answer.error);
    return answer.result;
  };
  const close = async () => {
    if (child.connected) await ask({ task: 'close' }).catch(() => child.kill('SIGKILL'));
    await ended;
  };
  try {
    await ask({ task: 'open', address: stack.urls.temporal, namespace: stack.namespace ?? 'default', stub: stub.url });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  const measure =
    (name) =>
    (seconds, { most }) =>
      ask({ task: 'round', name, seconds, most });
  return {
    key: 'floor',
    name: 'hand-written',
    about: ABOUT,
    measures: { W2: measure('W2'), W3: measure('W3'), W4: measure('W4') },
    close,
  };
}
