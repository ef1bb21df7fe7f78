// A process of its own for the hand-written workflows: client and worker share a connection, so that starts are eager.
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { QUEUE, round } from './floor-round.mjs';

const POSTS = 10;

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

let floor = null;

process.on('message', async ({ task, ...given }) => {
  try {
    if (task === 'open') floor = await open(given);
    const result = task === 'round' ? await round(floor.client, tally, given) : null;
    if (task === 'close') await floor?.stop();
    process.send({ result });
    if (task === 'close') process.disconnect();
  } catch (error) {
    process.send({ error: error.message });
  }
});
