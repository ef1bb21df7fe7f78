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

/** What Jest left. When it did not get that far, that is one failure. */
export const countJest = (folder) => readJson(resultsOf(folder), ONE_FAILURE);

export function countNxTests() {
  const counts = testedProjects().map(countJest);
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
