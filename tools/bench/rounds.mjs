import { WORKLOADS } from './drawings.mjs';
import { publish } from './publish.mjs';

export const field = (rounds, name) => rounds.map((round) => round[name]);

/** Publishes a drawing; on a stack that is not our own it is taken away again at the end. */
export async function publishWorkload(bench, name, graph = WORKLOADS[name].draw(bench.stub.url)) {
  const workflow = await publish(bench.api, name, graph);
  if (!bench.isOwn) bench.onClose(() => bench.api.call('DELETE', `/workflows/${workflow.id}`));
  return workflow;
}

/** The same measurement several times. */
export async function repeat(count, say, round) {
  const rounds = [];
  for (let index = 1; index <= count; index++) {
    const result = await round();
    say(`  round ${index} of ${count}`);
    rounds.push(result);
  }
  return rounds;
}
