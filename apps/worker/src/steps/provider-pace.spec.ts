import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Database, ProviderTurnRepository, TransactionRunner } from '@flowkeep/persistence';
import { waitFor } from '@flowkeep/testing';
import { isOutage } from '../outage.ts';
import { ProviderPace } from './provider-pace.ts';
import { BusyProcess } from './provider-pace-busy.ts';
import { RecentCalls } from './provider-pace-calls.ts';
import { LONGEST_WAIT, TurnLater, waitForTurn } from './provider-pace-later.ts';
import { PlaceInLine } from './provider-pace-place.ts';

/** Milliseconds. */
const LATEST_IN_TIME = 40;
const NEVER = new AbortController().signal;
/** So often that turns are no time apart. */
const RATES = { whatsapp: 1_000_000, ai: 1_000_000, http: null };

const database = new Database(process.env['TEST_DATABASE_URL'] ?? '');
const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] ?? '' });
const turns = new ProviderTurnRepository();

beforeAll(async () => {
  await database.start();
  await owner.connect();
});

beforeEach(() => owner.query('delete from provider_turns'));

afterAll(async () => {
  await owner.end();
  await database.stop();
});

const take = (provider: string, gap = 1, longest = LONGEST_WAIT) =>
  turns.take(database.runner, provider, { gap, longest });

/** Seconds until the next turn of a provider may be. */
async function lineOf(provider: string): Promise<number> {
  const { rows } = await owner.query<{ seconds: number }>(
    `select extract(epoch from next_at - clock_timestamp())::double precision as seconds
     from provider_turns where provider = $1`,
    [provider],
  );
  return rows[0]?.seconds ?? 0;
}

async function holdLine(provider: string, seconds: number): Promise<void> {
  await owner.query(
    `insert into provider_turns values ($1, clock_timestamp() + make_interval(secs => $2))
     on conflict (provider) do update set next_at = excluded.next_at`,
    [provider, seconds],
  );
}

describe('the line at a provider', () => {
  it('has turns that are a gap apart, and no more of them than somebody waits for', async () => {
    const provider = randomUUID();
    const taken: (number | null)[] = [];
    // So far apart that it does not matter how long the questions take.
    for (let turn = 0; turn < 20; turn += 1) taken.push(await take(provider, 100, 400));
    const gaps = taken.flatMap((seconds) => (seconds === null ? [] : [Math.round(seconds / 100)]));
    expect(gaps).toEqual([0, 1, 2, 3, 4]);
    expect(await lineOf(provider)).toBeLessThanOrEqual(500);
  });

  it('is not held up by a clock that was set back', async () => {
    const provider = randomUUID();
    await holdLine(provider, 3_600);
    expect(await take(provider)).toBeNull();
    expect(await lineOf(provider)).toBeLessThanOrEqual(LONGEST_WAIT + 1);
  });

  it('gives a turn at once where nobody was for long', async () => {
    const provider = randomUUID();
    await holdLine(provider, -3_600);
    expect(await take(provider)).toBe(0);
    expect(await lineOf(provider)).toBeGreaterThan(0);
  });
});

describe('a step whose turn is far', () => {
  it('comes again later, and that is no try of it', async () => {
    await holdLine('ai', 60);
    const thrown: unknown = await new ProviderPace(database.runner, RATES)
      .turn('ai', NEVER)
      .catch((error: unknown) => error);
    if (!(thrown instanceof TurnLater)) throw new Error('It is to come again later.');
    expect(isOutage(thrown)).toBe(true);
    expect(waitForTurn(thrown, 3)).toMatchObject({
      type: 'unavailable',
      nonRetryable: false,
      nextRetryDelay: LONGEST_WAIT * 1_000,
      details: [3],
    });
  });

  it('takes none when it is cancelled already', async () => {
    await expect(new ProviderPace(database.runner, RATES).turn('ai', AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(await lineOf('ai')).toBe(0);
  });

  it('leaves the line when it is cancelled', async () => {
    await holdLine('ai', LONGEST_WAIT - 1);
    const cancellation = new AbortController();
    const waiting = new ProviderPace(database.runner, RATES).turn('ai', cancellation.signal);
    cancellation.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
  });
});

/** Takes all the time of the process for a moment. */
function standStill(): void {
  for (const until = performance.now() + 60; performance.now() < until;);
}

/** Stands still while the first answers of the database lie unread, or just after each of them. */
class StallingRunner extends TransactionRunner {
  asked = 0;

  constructor(private readonly stalls: { readonly before: number } | 'after') {
    super(undefined as never);
  }

  override async beforeWorkspace<Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    const rows = await database.runner.beforeWorkspace<Row>(sql, parameters);
    this.asked += 1;
    if (this.stalls === 'after') setImmediate(standStill);
    else if (this.asked <= this.stalls.before) standStill();
    return rows;
  }
}

/** Does it anew where the machine itself stood still for longer than a turn waits, which nothing here can keep it from. */
async function undisturbed<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 4; ; left -= 1) {
    try {
      return await attempt();
    } catch (thrown) {
      if (left === 0 || !(thrown instanceof TurnLater)) throw thrown;
    }
  }
}

describe('a process that is too busy to be in time', () => {
  it.each([
    ['takes another turn where the answer lay unread', 1],
    ['calls all the same where answers are that slow each time', 9],
  ])('%s', async (_, before) => {
    const asked = await undisturbed(async () => {
      const runner = new StallingRunner({ before });
      await new ProviderPace(runner, RATES).turn('whatsapp', NEVER);
      return runner.asked;
    });
    expect(asked).toBe(2);
  });

  it('comes again later when it has missed two turns', async () => {
    const runner = new StallingRunner('after');
    await expect(new ProviderPace(runner, RATES).turn('whatsapp', NEVER)).rejects.toThrow(TurnLater);
    expect(runner.asked).toBe(2);
  });

  it('calls late in the end, whichever steps come, and at that provider alone', async () => {
    const runner = new StallingRunner('after');
    const outcomes: string[] = [];
    const pace = new ProviderPace(runner, RATES, (provider, outcome) => outcomes.push(`${provider} ${outcome}`));
    // Another step each time: those sent away come again much later where many wait.
    const called = await waitFor(
      () =>
        pace.turn('whatsapp', NEVER).then(
          () => true,
          (thrown: unknown) => (thrown instanceof TurnLater ? null : Promise.reject(thrown as Error)),
        ),
      { what: 'A late call' },
    );
    expect(called).toBe(true);
    await pace.turn('whatsapp', NEVER);
    expect(outcomes.slice(-3)).toEqual(['whatsapp missed', 'whatsapp called-late', 'whatsapp called-late']);
    await expect(pace.turn('ai', NEVER)).rejects.toThrow(TurnLater);
  }, 20_000);

  it('has sent a step away where the line is too long behind the turn that it has missed', async () => {
    const sentAway: number[] = [];
    const busy = Object.assign(new BusyProcess(), { sendAway: (now: number) => sentAway.push(now) });
    const answers = [null, 0, null];
    const line = { recent: new RecentCalls(1), busy, report: () => undefined };
    const takeTurn = (): Promise<number | null> => {
      setImmediate(standStill);
      return Promise.resolve(answers.shift() ?? null);
    };
    await expect(new PlaceInLine({ ...line, takeTurn }).wait(NEVER)).rejects.toThrow(TurnLater);
    expect(sentAway).toHaveLength(0);
    await expect(new PlaceInLine({ ...line, takeTurn }).wait(NEVER)).rejects.toThrow(TurnLater);
    expect(sentAway).toHaveLength(1);
  });

  it('prepares what takes long before a turn that is far, and is in time all the same', async () => {
    const seen = await undisturbed(async () => {
      const outcomes: string[] = [];
      const pace = new ProviderPace(database.runner, RATES, (_, outcome) => outcomes.push(outcome));
      const prepared: number[] = [];
      const prepare = (): Promise<void> => pause(200).then(() => void prepared.push(performance.now()));
      await pace.placeAt('whatsapp')?.wait(NEVER, prepare);
      const preparedNear = prepared.length;
      await holdLine('whatsapp', 1);
      const far = pace.placeAt('whatsapp');
      await far?.wait(NEVER, prepare);
      const before = performance.now() - (prepared[0] ?? 0);
      const isNow = far?.isNow();
      if (outcomes.includes('missed')) throw new TurnLater();
      return { preparedNear, before, isNow, outcome: outcomes.at(-1) };
    });
    expect(seen).toMatchObject({ preparedNear: 0, isNow: true, outcome: 'called' });
    expect(seen.before).toBeLessThan(500);
  });

  it('knows that its turn has passed by before the call', async () => {
    const outcomes: string[] = [];
    const pace = new ProviderPace(database.runner, RATES, (_, outcome) => outcomes.push(outcome));
    const place = await undisturbed(async () => {
      const taken = pace.placeAt('whatsapp');
      await taken?.wait(NEVER);
      return taken;
    });
    standStill();
    expect(place?.isNow()).toBe(false);
    expect(new Set(outcomes)).toEqual(new Set(['missed']));
  });
});

describe('a process that calls late', () => {
  it('makes no more calls in a second than the rate says', () => {
    const recent = new RecentCalls(3);
    const allowed = [0, 10, 20, 30, 500, 1_000, 1_060, 1_065].filter((now) => {
      const isAllowed = recent.allow(now);
      if (isAllowed) recent.add(now);
      return isAllowed;
    });
    expect(allowed).toEqual([0, 10, 20, 1_060, 1_065]);
  });

  it.each([1, 2, 7, 10, 64, 80, 1_000])('is never refused where all are in time, at %d a second', (rate) => {
    const recent = new RecentCalls(rate);
    const missed: number[] = [];
    for (let call = 0; call < 5 * rate; call += 1) {
      const now = (call * 1_100) / rate + (call % 3 === 0 ? LATEST_IN_TIME : 0);
      if (!recent.allow(now)) missed.push(call);
      recent.add(now);
    }
    expect(missed).toEqual([]);
  });

  it('keeps to the rate where calls cannot wait for a turn any more', async () => {
    const outcomes: string[] = [];
    const pace = new ProviderPace(database.runner, { ...RATES, whatsapp: 3 }, (_, outcome) => outcomes.push(outcome));
    const at: number[] = [];
    const callLate = async (): Promise<void> => {
      await pace.placeAt('whatsapp')?.outOfTurn(NEVER);
      at.push(performance.now());
    };
    await Promise.all([callLate(), callLate(), callLate(), callLate()]);
    expect((at[3] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => 'called-late'));
    await expect(pace.placeAt('whatsapp')?.outOfTurn(AbortSignal.abort())).rejects.toThrow(/abort/i);
  });

  it('has sent steps away for seconds, and called nobody in time', () => {
    const busy = new BusyProcess();
    for (const at of [0, 10, 20, 1_999, 2_000, 3_999]) busy.sendAway(at);
    expect(busy.mayBeLate(3_999)).toBe(false);
    busy.sendAway(4_000);
    expect(busy.mayBeLate(4_000)).toBe(true);
  });

  it('is in time again after a while, or has to show that it cannot be', () => {
    const busy = new BusyProcess();
    for (const at of [0, 2_000, 4_000]) busy.sendAway(at);
    expect(busy.mayBeLate(63_999)).toBe(true);
    expect(busy.mayBeLate(64_000)).toBe(false);
    for (const at of [65_000, 67_000]) busy.sendAway(at);
    busy.calledInTime();
    busy.sendAway(69_000);
    expect(busy.mayBeLate(69_000)).toBe(false);
  });
});
