import type { WorkspaceTransaction } from '../transaction-runner.ts';
import type { TestDatabase } from './test-database.ts';

type InWorkspace = (work: (tx: WorkspaceTransaction) => Promise<void>) => Promise<void>;

/** The other of two transactions that meet. */
export interface Other {
  readonly tell: (place: string) => void;
  readonly reached: (place: string) => Promise<void>;
  /** The server process of it; null until it has begun. */
  readonly process: () => number | null;
  readonly isOver: () => boolean;
}

type Side = (tx: WorkspaceTransaction, other: Other) => Promise<void>;

/** Runs two transactions side by side that tell one another how far they are. Throws where one of them fails. */
export async function meet(inWorkspace: InWorkspace, ...sides: readonly [Side, Side]): Promise<void> {
  const places = new Map<string, PromiseWithResolvers<void>>();
  const place = (name: string): PromiseWithResolvers<void> => {
    const known = places.get(name) ?? withResolvers();
    places.set(name, known);
    return known;
  };
  const processes: (number | null)[] = [null, null];
  const over = [false, false];
  const run = async (index: number): Promise<void> => {
    const other = 1 - index;
    try {
      await inWorkspace(async (tx) => {
        const [backend] = await tx.query<{ pid: number }>(`select pg_backend_pid() as pid`);
        processes[index] = backend?.pid ?? null;
        await sides[index]?.(tx, {
          tell: (name) => place(name).resolve(),
          reached: (name) => place(name).promise,
          process: () => processes[other] ?? null,
          isOver: () => over[other] ?? false,
        });
      });
    } finally {
      over[index] = true;
      for (const { resolve } of places.values()) resolve();
    }
  };
  const ends = await Promise.allSettled([run(0), run(1)]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Waits until the other one waits for a lock or is over. */
export async function blocked(other: Other, { runner }: TestDatabase): Promise<void> {
  const until = Date.now() + 10_000;
  while (!other.isOver()) {
    const [found] = await runner.beforeWorkspace<{ waits: boolean }>(
      `select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = $1`,
      [other.process()],
    );
    if (found?.waits === true) return;
    if (Date.now() > until) throw new Error('The other transaction neither waits nor ends.');
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
