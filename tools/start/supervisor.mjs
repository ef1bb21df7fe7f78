import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { writeJson } from './json-file.mjs';
import { lastLines, openLog } from './log-file.mjs';
import { identityOf } from './process-identity.mjs';

const PAUSES = [300, 1_000, 2_000, 5_000];
const STOP_WITHIN = 20_000;

/** How many times in a row a server may die before it was ever up, until its starter is told. */
const FIRST_TRIES = 4;

/**
 * Runs servers as child processes, each in a group of its own so that Ctrl-C reaches this process alone, and starts
 * one again when it dies. Every child is recorded in a file, for a later start to find what a killed one left behind;
 * `onChange` is told when that changes.
 *
 * A service is `{ name, title, log, command: async () => ({ command, args, options }), prepare?: async () => void,
 * ready: async ({ signal }) => void, stopSignal? }`.
 */
export function createSupervisor({ recordFile, say, onChange }) {
  const running = new Map();
  let stopping = false;
  const pause = new AbortController();

  const processes = () =>
    [...running.values()].flatMap(({ service, child }) =>
      child ? [{ name: service.name, pid: child.pid, identity: identityOf(child.pid) }] : [],
    );

  function record() {
    writeJson(recordFile, processes());
    onChange();
  }

  async function launch(entry) {
    const { service } = entry;
    await service.prepare?.();
    const { command, args, options } = await service.command();
    // Whoever stopped everything meanwhile found no child to stop.
    if (stopping) return;
    const log = openLog(service.log);
    const child = spawn(command, args, { ...options, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    entry.child = child;
    entry.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    record();
  }

  // Resolves with null when the service is up, or with how its process ended before that.
  async function becomesReady(entry) {
    const abort = new AbortController();
    const ready = entry.service.ready({ signal: abort.signal }).then(() => null);
    ready.catch(() => {});
    try {
      return await Promise.race([ready, entry.ended]);
    } finally {
      abort.abort();
    }
  }

  async function keepUp(entry, firstTime) {
    const { service } = entry;
    let wasUp = false;
    for (let failures = 0; !stopping;) {
      const outcome = await launch(entry).then(
        () => (stopping ? 'stopping' : becomesReady(entry)),
        (error) => error.message,
      );
      if (stopping) return;
      if (outcome === null) {
        if (wasUp) say(`${service.title} is back.`);
        wasUp = true;
        failures = 0;
        firstTime.resolve();
        const how = await entry.ended;
        if (stopping) return;
        say(`${service.title} stopped (${how}). Starting it again …`);
      } else if (++failures >= FIRST_TRIES && !wasUp) {
        firstTime.reject(
          new Error(`${service.title} does not start (${outcome}). From ${service.log}:\n${lastLines(service.log)}`),
        );
      }
      await delay(PAUSES[Math.min(failures, PAUSES.length - 1)], undefined, { signal: pause.signal }).catch(() => {});
    }
  }

  /** Starts a service and keeps it running. Resolves when it is up for the first time. */
  function run(service) {
    const entry = { service, child: null, ended: null };
    running.set(service.name, entry);
    const firstTime = {};
    const up = new Promise((resolve, reject) => Object.assign(firstTime, { resolve, reject }));
    up.catch(() => {});
    entry.loop = keepUp(entry, firstTime).catch(firstTime.reject);
    return up;
  }

  async function stopOne(entry) {
    const { child, service, ended } = entry;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(service.stopSignal ?? 'SIGTERM');
    const late = delay(STOP_WITHIN, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }

  /** Stops services by name, at the same time; those that are not there are passed over. */
  async function stop(names) {
    stopping = true;
    pause.abort();
    await Promise.all(names.flatMap((name) => (running.has(name) ? [stopOne(running.get(name))] : [])));
  }

  /** Ends every child at once, without asking. */
  function kill() {
    stopping = true;
    for (const { child } of running.values()) child?.kill('SIGKILL');
  }

  return { run, stop, kill, processes };
}
