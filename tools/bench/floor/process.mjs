// A process of its own for the hand-written workflows: client and worker share a connection, so that starts are eager.
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';

const QUEUE = 'bench-floor';
const LANES = 16;
const POSTS = 10;

// Without any progress for this long, the rest is counted as missing.
const STANDSTILL = 30_000;

const tally = { arrived: 0, at: 0 };

const sinks = {
  tally: {
    arrived: {
      fn: () => {
        tally.arrived++;
        tally.at = performance.now();
      },
      callDuringReplay: false,
    },
  },
};

const activitiesFor = (stub) => {
  const post = async ({ step, ...values }) => {
    const response = await fetch(`${stub}/?step=${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(values),
    });
    return { status: response.status, body: await response.json() };
  };
  const postTen = async (values) => {
    let answer = null;
    for (let step = 1; step <= POSTS; step++) answer = await post({ step, ...values });
    return answer;
  };
  return { post, postTen };
};

async function open({ address, namespace, stub }) {
  Runtime.install({
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: console.error, error: console.error },
  });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: QUEUE,
    sinks,
    activities: activitiesFor(stub),
    workflowsPath: fileURLToPath(new URL('./workflows.mjs', import.meta.url)),
  });
  const running = worker.run();
  return { client: new Client({ connection, namespace }), stop: () => (worker.shutdown(), running) };
}

let number = 0;

/** One round: starts for some seconds with no more than `most` under way, then until everything has arrived. */
async function round(client, { name, seconds, most }) {
  Object.assign(tally, { arrived: 0 });
  const since = performance.now();
  const until = since + seconds * 1_000;
  let started = 0;
  let failed = 0;
  const lane = async () => {
    for (;;) {
      while (started - tally.arrived >= most && performance.now() < until) await delay(2);
      if (performance.now() >= until) return;
      const id = `floor-${process.pid}-${number++}`;
      started++;
      const lead = { id, email: 'ann@example.com', first: 'Ann', last: 'Lee', score: 20 };
      await client.workflow
        .start(name, { workflowId: id, taskQueue: QUEUE, args: [lead], requestEagerStart: true })
        .catch(() => failed++);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const wanted = started - failed;
  tally.at = performance.now();
  while (tally.arrived < wanted && performance.now() - tally.at < STANDSTILL) await delay(20);
  const missing = wanted - tally.arrived;
  const length = (tally.at - since) / 1_000;
  return {
    rate: missing > 0 ? null : tally.arrived / length,
    accepted: wanted,
    arrived: tally.arrived,
    refused: 0,
    failed,
    missing,
    seconds: length,
  };
}

let floor = null;

process.on('message', async ({ task, ...given }) => {
  try {
    if (task === 'open') floor = await open(given);
    const result = task === 'round' ? await round(floor.client, given) : null;
    if (task === 'close') await floor?.stop();
    process.send({ result });
    if (task === 'close') process.disconnect();
  } catch (error) {
    process.send({ error: error.message });
  }
});
