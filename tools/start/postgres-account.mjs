import { accessSync, chownSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * PostgreSQL refuses to run as root. Whoever is not root runs it as themselves; root hands it to an account without
 * rights, `postgres` where there is one.
 * @returns {{ uid: number, gid: number } | null} null: run it as who we are
 */
function serviceAccount() {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find((entry) => entry.startsWith(`${name}:`));
    if (line) return { uid: Number(line.split(':')[2]), gid: Number(line.split(':')[3]) };
  }
  throw new Error(
    'PostgreSQL refuses to run as root and this system has no account named postgres or nobody. Start as another user.',
  );
}

const othersMayEnter = (folder) => {
  const { mode } = statSync(folder);
  return (mode & 0o001) !== 0 && (dirname(folder) === folder || othersMayEnter(dirname(folder)));
};

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Gives a folder of ours to the account that PostgreSQL runs as. */
export function giveToPostgres(folder) {
  const account = serviceAccount();
  if (account) chownSync(folder, account.uid, account.gid);
}

/**
 * How to run one of PostgreSQL's programs: command, arguments and spawn options.
 * A clone in a private folder (such as /root) cannot be entered by the other account: there the account is given the
 * one capability to read and to pass through folders, and nothing else.
 */
export function asPostgres(program, args, folders) {
  const account = serviceAccount();
  if (!account) return { command: program, args, options: {} };
  if ([program, ...folders].every((path) => othersMayEnter(dirname(path)))) {
    return { command: program, args, options: account };
  }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find(isExecutable);
  if (!setpriv) {
    throw new Error(
      `PostgreSQL refuses to run as root, and its other account cannot enter ${dirname(program)}. Start as another user, or clone to a folder that others may enter.`,
    );
  }
  // access(2), which PostgreSQL asks about its own programs, otherwise answers as if the capability were not there.
  const stay = '--securebits=+no_setuid_fixup';
  const drop = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const keep = [
    '--inh-caps=-all,+dac_read_search',
    '--ambient-caps=-all,+dac_read_search',
    '--bounding-set=-all,+dac_read_search',
  ];
  return { command: setpriv, args: [...drop, ...keep, stay, program, ...args], options: {} };
}
