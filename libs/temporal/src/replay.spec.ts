import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { failureConverterPath } from './data-converter.ts';

const HISTORIES = new URL('../../../workflows/runtime/histories/', import.meta.url);

/** Histories of every released version, `<version>/<what happened>.json`. They need neither a server nor keys. */
const histories = readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
);

describe('recorded histories', () => {
  let workflowBundle: WorkflowBundleOption;

  beforeAll(async () => {
    const logger = new DefaultLogger('ERROR');
    Runtime.install({ logger });
    const workflowsPath = fileURLToPath(import.meta.resolve('@flowkeep/workflow-runtime'));
    workflowBundle = await bundleWorkflowCode({
      workflowsPath,
      preloadModules: [workflowsPath],
      failureConverterPath: failureConverterPath(),
      logger,
    });
  }, 60_000);

  it.each(histories)('%s replays', async (name) => {
    const recorded = JSON.parse(readFileSync(new URL(name, HISTORIES), 'utf8')) as {
      workflowId: string;
      history: unknown;
    };
    const dataConverter = { failureConverterPath: failureConverterPath() };
    await Worker.runReplayHistory({ workflowBundle, dataConverter }, recorded.history, recorded.workflowId);
  });

  it('are there', () => {
    expect(histories.length).toBeGreaterThan(5);
  });
});
