import { join } from 'node:path';
import { repositoryFolder } from './home.mjs';
import { readJson, writeJson } from './json-file.mjs';

const EXAMPLES = ['lead-az', 'lead-ru', 'lead-en'];

/** Makes a few finished runs for real, the first time, so that the lists are not empty. */
export async function makeFirstRuns({ home, state }) {
  if (readJson(home.firstRuns)) return;
  const { signIn } = await import('../demo/api-client.mjs');
  const { readLead } = await import('../demo/lead-input.mjs');
  const { findPublishedWorkflow } = await import('../demo/lead-workflow.mjs');
  const { runStory } = await import('../demo/run-story.mjs');
  const api = await signIn(state);
  const workflow = await findPublishedWorkflow(api);
  if (!workflow) throw new Error('no workflow is published that a lead could start');
  for (const name of EXAMPLES) {
    const input = readLead(join(repositoryFolder, 'examples', `${name}.json`));
    await runStory({ stack: state, api, workflow, input });
  }
  writeJson(home.firstRuns, { madeAt: new Date().toISOString() });
}
