import { percentile } from './figures.mjs';

const LOOKS = 50;
const MOST_AT_ONCE = 100_000;

/** One round: how long the run list takes, page by page as people look at it. */
export async function measureRunList({ workflow, bench }) {
  const first = await bench.api.call('GET', '/runs?limit=50');
  const pages = {
    newest: '/runs?limit=50',
    second: `/runs?limit=50&cursor=${encodeURIComponent(first.nextCursor ?? '')}`,
    ofWorkflow: `/runs?limit=50&workflowId=${workflow.id}`,
    waiting: '/runs?limit=50&status=waiting',
    failed: '/runs?limit=50&status=failed',
  };
  const times = {};
  for (const [name, path] of Object.entries(pages)) times[name] = await timesOf(() => bench.api.call('GET', path));
  const p99 = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, percentile(list, 0.99)]));
  return { p99: percentile(Object.values(times).flat(), 0.99), p99OfPages: p99, times };
}

async function timesOf(look) {
  const times = [];
  for (let index = 0; index < LOOKS; index++) {
    const began = performance.now();
    await look();
    times.push(performance.now() - began);
  }
  return times;
}

/** Fills the list with runs that ended over the last year, up to `wanted` in all. @returns how many there are */
export async function fillRunList({ bench, workflow, wanted }) {
  const { database, api } = bench;
  const { rows } = await database.query('select count(*)::int as count from runs where workspace_id = $1', [
    api.workspace.id,
  ]);
  for (let have = rows[0].count; have < wanted; have += MOST_AT_ONCE) {
    await database.query(
      `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref,
                         start_pending, status, started_at, ended_at)
       select gen_random_uuid(), $1, $2, 1, gen_random_uuid(), 'hook', 'benchmark', false,
              case when number % 1000 = 0 then 'failed' else 'completed' end, at, at
         from generate_series(1, $3::int) as number,
              lateral (select now() - number * interval '1 year' / $3::int as at) as moment`,
      [api.workspace.id, workflow.id, Math.min(MOST_AT_ONCE, wanted - have)],
    );
  }
  await database.query('analyze runs');
  return Math.max(rows[0].count, wanted);
}
