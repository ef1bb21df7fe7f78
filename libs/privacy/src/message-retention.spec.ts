import { randomUUID } from 'node:crypto';
import { MessageRetention, type RetentionBatch, type RetentionPlace } from './message-retention.ts';
import { addPerson, type Person } from './spec/person.ts';
import { openSealedWorkspace, type SealedWorkspace } from './spec/sealed-workspace.ts';

const BEFORE = new Date('2024-11-22T10:00:00Z');
const OLD = new Date('2024-01-01T00:00:00Z');
const SIZES = { messages: 2, events: 3, runs: 3, rows: 10 };

describe('batches of retention', () => {
  let workspace: SealedWorkspace;
  beforeEach(async () => {
    workspace = await openSealedWorkspace();
  });
  afterEach(() => workspace.close());

  const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> =>
    workspace.run((tx) => tx.query<Row>(sql, parameters));
  const count = async (rest: string): Promise<number> => (await query(`select 1 from ${rest}`)).length;
  const batch = (from: RetentionPlace | null): Promise<RetentionBatch> =>
    workspace.run((tx) => new MessageRetention(SIZES).take(tx, BEFORE, from));

  /** Takes everything; gives where each batch but the last has come to. */
  async function sweep(perBatch: () => Promise<void> = () => Promise.resolve()): Promise<readonly RetentionPlace[]> {
    const places: RetentionPlace[] = [];
    let from: RetentionPlace | null = null;
    for (let number = 0; number < 100; number += 1) {
      const { more, next }: RetentionBatch = await batch(from);
      await perBatch();
      if (!more || next === undefined) return places;
      places.push(next);
      from = next;
    }
    throw new Error('It goes on for ever.');
  }

  async function runOf(index: number, ended: boolean): Promise<Person> {
    const person = await addPerson(workspace, { phone: `+99450111111${String(index)}`, at: OLD, inRun: !ended });
    await query(
      `update runs set started_at = $2::timestamptz + make_interval(mins => $4), ended_at = case when $3 then $2::timestamptz end where id = $1`,
      [person.runId, OLD, ended, index],
    );
    return person;
  }

  /** What a loop leaves behind: as many steps with what they gave. */
  async function loop({ runId, sealed }: Person, items: number, type = 'data.set'): Promise<void> {
    await query(
      `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, output, error, started_at,
         ended_at, sequence)
       select $1, $2::uuid, concat('loop:', i), 'each', $6, i, 'failed', $3, '{"code":"internal","message":"Aysel"}', $4, $4, i
         from generate_series(1, $5::int) as i`,
      [workspace.id, runId, sealed, OLD, items, type],
    );
    for (const [table, columns, values] of [
      ['step_results', 'step_key, result', `concat('loop:', i), $3`],
      ['blobs', 'id, sealed, bytes', `concat('b', i), $3, 1`],
    ] as const) {
      await query(
        `insert into ${table} (workspace_id, run_id, ${columns}) select $1, $2::uuid, ${values}
           from generate_series(1, $4::int) as i`,
        [workspace.id, runId, sealed, items],
      );
    }
  }

  it('take a run of any size, never more of it at once than fits, and mark it last', async () => {
    const big = await runOf(1, true);
    await loop(big, 45);
    const others = [await runOf(2, true), await runOf(3, true), await runOf(0, true)];
    let left = await count('step_results');
    const taken: number[] = [];
    await sweep(async () => {
      const rest = await count('step_results');
      taken.push(left - rest);
      left = rest;
      const [run] = await query<{ done: boolean }>(`select data_taken_at is not null as done from runs where id = $1`, [
        big.runId,
      ]);
      const kept = await query(
        `select 1 from steps where run_id = $1 and (output is not null or error ->> 'message' = 'Aysel')
         union all select 1 from step_results where run_id = $1 union all select 1 from blobs where run_id = $1`,
        [big.runId],
      );
      expect(run?.done).toBe(kept.length === 0);
    });
    expect(Math.max(...taken)).toBeLessThanOrEqual(SIZES.rows);
    expect(left).toBe(0);
    expect(await count('runs where data_taken_at is null')).toBe(0);
    expect(others).toHaveLength(3);
    expect(await count(`steps where output is not null or error ->> 'message' = 'Aysel'`)).toBe(0);
    expect(await count(`approvals where length(question) > 0`)).toBe(0);
  });

  it('look at each event that stays once', async () => {
    const { contactId } = await runOf(0, false);
    for (let index = 0; index < 8; index += 1) {
      await query(
        `insert into events (id, workspace_id, kind, key, payload, contact_id, subject_key_ref, status, received_at)
         values ($1, $2, $3, 'paid', '', $4, 'k', 'done', $5)`,
        [
          randomUUID(),
          workspace.id,
          index % 4 === 3 ? 'run.ended' : 'event.custom',
          contactId,
          // Several of one instant.
          new Date(OLD.getTime() + Math.floor(index / 3) * 3_600_000),
        ],
      );
    }
    const places = await sweep();
    // Eight and the message that began the run: three full slices, of which two have something behind them.
    expect(places.filter(({ part }) => part === 'events')).toHaveLength(2);
    expect(await query('select distinct kind from events')).toEqual([{ kind: 'event.custom' }]);
    expect(await count('events')).toBe(6);
  });

  it.each([
    ['go on', false, 'open-outputs'],
    ['have ended lately', true, 'ended-outputs'],
  ] as const)('walk once over runs that %s', async (_what, ended, part) => {
    const people = [];
    for (let index = 0; index < 7; index += 1) people.push(await runOf(index, false));
    if (ended) await query(`update runs set ended_at = now()`);
    const [first] = people;
    if (first !== undefined) await loop(first, 25, 'wait.reply');
    const places = await sweep();
    // Two full slices of the first run's outputs, then three, three and one of the runs.
    expect(places.filter((place) => place.part === part)).toHaveLength(4);
    expect(await count(`steps where node_type = 'wait.reply' and output is not null`)).toBe(0);
    expect(await count(`steps where node_type <> 'wait.reply' and output is not null`)).toBe(7);
  });
});
