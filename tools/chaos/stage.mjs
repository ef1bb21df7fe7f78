import { signIn } from '../demo/api-client.mjs';
import { makeKey, publish } from '../bench/publish.mjs';
import { importSource } from '../start/import-source.mjs';
import { temporaryStack } from '../testing/temporary-stack.mjs';
import { JOURNEYS } from './journeys.mjs';
import { openSandbox } from './sandbox.mjs';
import { startWitness } from './witness.mjs';

/** The node types that this version knows. */
async function knownTypes() {
  const { nodeDefinitions } = await importSource('libs/nodes/src/index.ts');
  return new Set(Object.keys(nodeDefinitions));
}

/** Puts everything in its place: a stack, a system to be called, published journeys. `close` takes it away again. */
export async function setStage({ mood, output }) {
  const types = await knownTypes();
  const own = await temporaryStack({ output });
  const witness = await startWitness(mood);
  const close = async (options) => {
    await witness.stop();
    await own.release(options);
  };
  try {
    const api = await signIn(own.stack);
    const { key } = await makeKey(api);
    const journeys = [];
    for (const journey of JOURNEYS.filter(({ needs = [] }) => needs.every((type) => types.has(type))))
      journeys.push(await publishJourney({ api, stack: own.stack, witness, journeys, journey }));
    const sandbox = openSandbox(own.stack.urls.phone);
    const eventsUrl = `${own.stack.urls.api}/workspaces/${api.workspace.id}/events`;
    return { ...own, api, key, journeys, eventsUrl, sandbox, witness, workspaceId: api.workspace.id, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function publishJourney({ api, stack, witness, journeys, journey }) {
  const callee = journeys.find(({ name }) => name === journey.calls)?.id;
  const graph = journey.draw(witness.url, callee);
  const { id, hook } = await publish(api, journey.name, graph);
  return { ...journey, id, graph, url: hook && new URL(hook, stack.urls.editor).href };
}
