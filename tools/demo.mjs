// npm run demo -- path/to/lead.json [--json]: the main job without a browser.
// Exit code 0 for a completed run, 1 for any other, 2 for bad input.
import { InputProblem, readLead } from './demo/lead-input.mjs';
import { printResult } from './demo/print-result.mjs';
import { resultOf } from './demo/result.mjs';
import { createRunTeller } from './demo/tell-run.mjs';
import { borrowStack } from './start/borrow-stack.mjs';

const asJson = process.argv.includes('--json');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

// With --json, standard output is the document and nothing else.
const print = (line) => (asJson ? process.stderr : process.stdout).write(`${line}\n`);

// Whoever reads may stop reading: the story goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

async function tellStory(input, stack) {
  const { signIn } = await import('./demo/api-client.mjs');
  const { publishLeadWorkflow } = await import('./demo/lead-workflow.mjs');
  const { runStory } = await import('./demo/run-story.mjs');
  const api = await signIn(stack);
  const workflow = await publishLeadWorkflow(api, input.replies);
  print(`\n"${workflow.name}" is published. ${input.lead.name} comes in.\n`);
  const run = await runStory({ stack, api, workflow, input, tell: createRunTeller(print) });
  const result = await resultOf(api, run);
  const link = `${stack.urls.editor}/w/${api.workspace.slug}/runs/${run.id}`;
  if (asJson) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else printResult(print, result, { link, temporalUrl: run.temporalUrl, error: run.error });
  return run.status === 'completed' ? 0 : 1;
}

async function main() {
  if (paths.length !== 1) {
    throw new InputProblem('Give the path of one lead: npm run demo -- examples/lead-az.json');
  }
  const input = readLead(paths[0]);
  const { stack, release } = await borrowStack({ output: process.stderr });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void release().then(() => process.exit(130)));
  try {
    return await tellStory(input, stack);
  } finally {
    await release();
  }
}

process.exitCode = await main().catch((error) => {
  console.error(error.message);
  return error instanceof InputProblem ? 2 : 1;
});
