import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Database, ProviderTurnRepository, TransactionRunner } from '@flowkeep/persistence';
import { isOutage } from '../outage.ts';
import { ProviderPace } from './provider-pace.ts';
import { LONGEST_WAIT, TurnLater, waitForTurn } from './provider-pace-later.ts';

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

const take = (provider: string, gap = 1) => turns.take(database.runner, provider, { gap, longest: LONGEST_WAIT });

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
    for (let turn = 0; turn < 20; turn += 1) taken.push(await take(provider));
    expect(taken.filter((seconds) => seconds !== null).map(Math.round)).toEqual([0, 1, 2, 3, 4]);
    expect(await lineOf(provider)).toBeLessThanOrEqual(LONGEST_WAIT + 1);
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

describe('a process that is too busy to be in time', () => {
  it.each([
    ['takes another turn where the answer lay unread', 1],
    ['calls all the same where answers are that slow each time', 9],
  ])('%s', async (_, before) => {
    const runner = new StallingRunner({ before });
    await new ProviderPace(runner, RATES).turn('whatsapp', NEVER);
    expect(runner.asked).toBe(2);
  });

  it('comes again later when it has missed two turns', async () => {
    const runner = new StallingRunner('after');
    await expect(new ProviderPace(runner, RATES).turn('whatsapp', NEVER)).rejects.toThrow(TurnLater);
    expect(runner.asked).toBe(2);
  });
});
