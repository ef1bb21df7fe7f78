import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { writeJson } from './json-file.mjs';
import { lastLines, openLog } from './log-file.mjs';
import { identityOf } from './process-identity.mjs';

// Milliseconds.
const PAUSES = [300, 1_000, 2_000, 5_000];
const STEADY_AFTER = 10_000;
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
export class Supervisor {
  #entries = new Map();
  #stopping = false;
  #pause = new AbortController();
  #recordFile;
  #say;
  #onChange;

  constructor({ recordFile, say, onChange }) {
    this.#recordFile = recordFile;
    this.#say = say;
    this.#onChange = onChange;
  }

  /** Starts a service and keeps it running. Resolves when it is up for the first time. */
  run(service) {
    const entry = { service, child: null, ended: null };
    this.#entries.set(service.name, entry);
    return new Promise((resolve, reject) => {
      this.#keepUp(entry, { resolve, reject }).catch(reject);
    });
  }

  /** What runs: `{ name, pid, identity }` of each child. */
  processes() {
    return [...this.#entries.values()].flatMap(({ service, child }) =>
      child ? [{ name: service.name, pid: child.pid, identity: identityOf(child.pid) }] : [],
    );
  }

  /** Stops services by name, at the same time; those that are not there are passed over. None is started again. */
  async stop(names) {
    this.#stopping = true;
    this.#pause.abort();
    const entries = names.flatMap((name) => this.#entries.get(name) ?? []);
    await Promise.all(entries.map(stopOne));
  }

  /** Ends every child at once, without asking. */
  kill() {
    this.#stopping = true;
    for (const { child } of this.#entries.values()) child?.kill('SIGKILL');
  }

  async #keepUp(entry, firstTime) {
    const { service } = entry;
    let wasUp = false;
    for (let failures = 0; !this.#stopping; await this.#rest(failures)) {
      const problem = await this.#bringUp(entry);
      if (this.#stopping) return;
      if (problem === null) {
        if (wasUp) this.#say(`${service.title} is back.`);
        wasUp = true;
        firstTime.resolve();
        const since = Date.now();
        const how = await entry.ended;
        if (this.#stopping) return;
        // One that dies again and again is started again ever more slowly.
        failures = Date.now() - since > STEADY_AFTER ? 0 : failures + 1;
        this.#say(`${service.title} stopped (${how}). Starting it again …`);
      } else if (++failures >= FIRST_TRIES && !wasUp) {
        const end = lastLines(service.log);
        firstTime.reject(new Error(`${service.title} does not start (${problem}). From ${service.log}:\n${end}`));
      }
    }
  }

  #rest(failures) {
    const length = PAUSES[Math.min(failures, PAUSES.length - 1)];
    return delay(length, undefined, { signal: this.#pause.signal }).catch(() => {});
  }

  // Null when the service is up, else how its process ended before that.
  async #bringUp(entry) {
    try {
      await this.#launch(entry);
    } catch (error) {
      return error.message;
    }
    if (this.#stopping) return 'stopping';
    const abort = new AbortController();
    const ready = entry.service.ready({ signal: abort.signal }).then(
      () => null,
      (error) => error.message,
    );
    try {
      return await Promise.race([ready, entry.ended]);
    } finally {
      abort.abort();
    }
  }

  async #launch(entry) {
    const { service, child: former } = entry;
    // One that lives but never answered makes way for the next.
    if (former) await stopOne(entry);
    await service.prepare?.();
    const { command, args, options } = await service.command();
    // Whoever stopped everything meanwhile found no child to stop.
    if (this.#stopping) return;
    const log = openLog(service.log);
    const child = spawn(command, args, { ...options, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    entry.child = child;
    entry.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    writeJson(this.#recordFile, this.processes());
    this.#onChange();
  }
}

async function stopOne({ child, service, ended }) {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(service.stopSignal ?? 'SIGTERM');
  const late = delay(STOP_WITHIN, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
