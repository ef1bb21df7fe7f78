import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../start/home.mjs';
import { readJson } from '../start/json-file.mjs';

const ONE_FAILURE = { passed: 0, failed: 1 };

const resultsOf = (project) => join(project, 'test-results/jest.json');

/** Folders of the projects that have tests of their own. */
function testedProjects() {
  return ['apps', 'libs', 'workflows']
    .flatMap((group) => readdirSync(join(repositoryFolder, group)).map((name) => join(repositoryFolder, group, name)))
    .filter((folder) => readJson(join(folder, 'package.json'))?.nx?.targets?.test);
}

/** Takes old results away: Nx puts back those of the projects that have not changed. */
export function forgetCounts() {
  for (const project of testedProjects()) rmSync(resultsOf(project), { force: true });
}

/** What Jest wrote. A suite that did not run at all is one failure; so is a file that is not there. */
export function countJest(path) {
  const results = readJson(path);
  if (!results) return ONE_FAILURE;
  return { passed: results.numPassedTests, failed: results.numFailedTests + results.numRuntimeErrorTestSuites };
}

export function countNxTests() {
  const counts = testedProjects().map((project) => countJest(resultsOf(project)));
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** What Playwright wrote. A test that passed only when tried again has passed. */
export function countPlaywright(path) {
  const stats = readJson(path)?.stats;
  if (!stats) return ONE_FAILURE;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
