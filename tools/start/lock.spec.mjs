import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftovers } from './leftovers.mjs';
import { holderOf, releaseLock, takeLock } from './lock.mjs';
import { openHome } from './home.mjs';
import { writeJson } from './json-file.mjs';
import { identityOf } from './process-identity.mjs';

let home;
beforeEach(() => {
  home = openHome(mkdtempSync(join(tmpdir(), 'flowkeep-home-')));
});
afterEach(() => rmSync(home.folder, { recursive: true, force: true }));

const sleeper = async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  return child;
};

describe('the lock of a home folder', () => {
  it('is held by one start at a time', () => {
    expect(takeLock(home)).toBe(true);
    expect(takeLock(home)).toBe(false);
    releaseLock(home);
    expect(takeLock(home)).toBe(true);
  });

  it('is free again when its holder was killed, even if another process has the number now', () => {
    writeFileSync(home.lock, JSON.stringify({ pid: process.pid, identity: 'of an earlier process' }));
    expect(holderOf(home)).toBeNull();
    expect(takeLock(home)).toBe(true);
  });
});

describe('endLeftovers', () => {
  it('ends the processes that were recorded', async () => {
    const child = await sleeper();
    const gone = once(child, 'exit');
    writeJson(home.processes, [{ name: 'api', pid: child.pid, identity: identityOf(child.pid) }]);
    expect(await endLeftovers(home)).toEqual(['api']);
    await gone;
  });

  it('leaves a process alone that only has the number of one that was recorded', async () => {
    const child = await sleeper();
    writeJson(home.processes, [{ name: 'api', pid: child.pid, identity: 'of an earlier process' }]);
    expect(await endLeftovers(home)).toEqual([]);
    expect(identityOf(child.pid)).not.toBeNull();
    child.kill();
  });
});
