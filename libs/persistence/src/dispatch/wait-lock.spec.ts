import { blocked, meet, type Other } from '../spec/meeting.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { lockForEvents, lockForRegistration, type WaitPlace } from './wait-lock.ts';

const PERSON = '00000000-0000-4000-8000-000000000001';
const OTHER = 'ffffffff-0000-4000-8000-000000000001';
const message = (contactId: string): WaitPlace => ({ kind: 'message.received', contactId });
const paid: WaitPlace = { kind: 'event.custom', contactId: null };

describe('events and registrations that meet', () => {
  let database: TestDatabase;
  let workspaceId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
  });
  afterAll(() => database.close());

  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    database.runner.inWorkspace(workspaceId, work);

  /** Somebody holds the middle, one waits for it, then another; then it is let go. */
  const queueFor = async (middle: WaitPlace, first: Taking, second: Taking): Promise<void> => {
    let over = false;
    let processOf: () => number | null = () => null;
    const middleFreed = { tell: () => undefined, reached: () => Promise.resolve(), isOver: () => over } as const;
    const third = async (free: Promise<void>): Promise<void> => {
      await inWorkspace(async (tx) => {
        const [backend] = await tx.query<{ pid: number }>(`select pg_backend_pid() as pid`);
        processOf = () => backend?.pid ?? null;
        await free;
        await second(tx);
      }).finally(() => {
        over = true;
      });
    };
    let start: () => void = () => undefined;
    const free = new Promise<void>((resolve) => {
      start = resolve;
    });
    const later = third(free);
    await meet(
      inWorkspace,
      async (tx, other) => {
        await lockForRegistration(tx, [middle]);
        other.tell('held');
        await blocked(other, database);
        start();
        await blocked({ ...middleFreed, process: () => processOf() } satisfies Other, database);
      },
      async (tx, other) => {
        await other.reached('held');
        await first(tx);
      },
    );
    await later;
  };

  it.each([PERSON, OTHER])('never wait in a circle, whoever the person is (%s)', async (person) => {
    const events = [paid, message(person)];
    const waits = [message(person), paid];
    for (const middle of waits) {
      await queueFor(
        middle,
        (tx) => lockForRegistration(tx, waits),
        (tx) => lockForEvents(tx, events),
      );
      await queueFor(
        middle,
        (tx) => lockForEvents(tx, events),
        (tx) => lockForRegistration(tx, waits),
      );
    }
  });

  it('events do not hold up one another', async () => {
    await meet(
      inWorkspace,
      async (tx, other) => {
        await lockForEvents(tx, [paid, message(PERSON)]);
        other.tell('one');
        await other.reached('two');
      },
      async (tx, other) => {
        await lockForEvents(tx, [message(PERSON), paid]);
        other.tell('two');
        await other.reached('one');
      },
    );
  });
});

type Taking = (tx: WorkspaceTransaction) => Promise<void>;
