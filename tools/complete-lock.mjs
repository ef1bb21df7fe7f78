// npm leaves optional packages of other systems out of package-lock.json when it writes it beside installed packages,
// and then refuses to install from it: https://github.com/npm/cli/issues/4828. This puts them back.
// Usage: node tools/complete-lock.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from './start/home.mjs';

const path = join(repositoryFolder, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

/** Which systems a package such as `@swc/core-linux-x64-musl` is for, from its name. */
function systemOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  return { ...(cpu.length ? { cpu } : {}), ...(os.length ? { os } : {}) };
}

/** Whether a package that stands at `from` finds `name` in the lock file, as Node would look for it. */
function isFound(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`]) return true;
    if (!folder.includes('/node_modules/')) break;
  }
  return Boolean(lock.packages[`node_modules/${name}`]);
}

const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies).filter(([name]) => !isFound(from, name)),
);

if (missing.length === 0) {
  console.log('package-lock.json is complete.');
} else if (process.argv.includes('--check')) {
  console.error(
    `package-lock.json lacks ${missing.map(([name]) => name).join(', ')}. Run node tools/complete-lock.mjs.`,
  );
  process.exitCode = 1;
} else {
  for (const [name, range] of missing) {
    lock.packages[`node_modules/${name}`] = { version: range.replace(/^[\^~]/, ''), ...systemOf(name), optional: true };
  }
  const sorted = Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Put ${missing.length} packages back into package-lock.json.`);
}
