import { readFileSync } from 'node:fs';

/** A running Flowkeep, as `stack.json` of its data folder describes it. It is written anew when a server is restarted. */
export interface Stack {
  readonly home: string;
  /** The process that keeps the servers up. */
  readonly pid: number;
  readonly pids: Readonly<Partial<Record<'api' | 'worker' | 'sandbox' | 'temporal' | 'postgres', number>>>;
  readonly ports: Readonly<Record<'api' | 'worker' | 'sandbox' | 'temporal' | 'temporalUi' | 'postgres', number>>;
  readonly urls: {
    readonly editor: string;
    readonly api: string;
    readonly apiDocs: string;
    readonly phone: string;
    readonly worker: string;
    readonly temporal: string;
    readonly temporalUi: string | null;
  };
  readonly namespace: string;
  readonly owner: { readonly email: string; readonly password: string };
  /** PostgreSQL as its superuser, who sees every workspace: for tests to look behind the API. */
  readonly database: string;
}

/** The stack that FLOWKEEP_STACK_FILE names. */
export function readStack(): Stack {
  const file = process.env['FLOWKEEP_STACK_FILE'];
  if (file === undefined) throw new Error('FLOWKEEP_STACK_FILE names no running stack.');
  return JSON.parse(readFileSync(file, 'utf8')) as Stack;
}

/** Kills a server of the stack without warning; what keeps the servers up starts it again. Gives the killed process. */
export function killServer(name: keyof Stack['pids']): number {
  const pid = readStack().pids[name];
  if (pid === undefined) throw new Error(`The stack has no ${name} of its own.`);
  process.kill(pid, 'SIGKILL');
  return pid;
}
