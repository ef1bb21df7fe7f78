import { join } from 'node:path';
import { repositoryFolder } from '../start/home.mjs';
import { packageProgram } from '../start/package-program.mjs';
import { countJest, countNxTests, countPlaywright, forgetCounts } from './counts.mjs';

const tool = (name) => join(repositoryFolder, 'tools', name);
const nx = (...args) => [packageProgram('nx'), ...args];
const nxAll = (target) => nx('run-many', '-t', target, '--outputStyle=static');

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/**
 * Everything that has to hold, in the order it is looked at: what Node runs, and how many passes and failures it
 * stands for. A gate without `count` is one of either.
 */
export const gates = () => [
  { name: 'lock', args: [tool('complete-lock.mjs'), '--check'] },
  { name: 'format', args: [packageProgram('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', args: nxAll('lint') },
  { name: 'typecheck', args: nxAll('typecheck') },
  { name: 'test', args: nxAll('test'), before: forgetCounts, count: countNxTests },
  {
    name: 'tools',
    args: [...JEST, packageProgram('jest'), '--config', tool('jest.config.mjs')],
    count: () => countJest(tool('.')),
  },
  { name: 'build', args: nxAll('build') },
  {
    name: 'e2e',
    args: [packageProgram('@playwright/test', 'playwright'), 'test'],
    cwd: join(repositoryFolder, 'apps/e2e'),
    count: () => countPlaywright(join(repositoryFolder, 'apps/e2e/test-results/playwright.json')),
  },
  { name: 'chaos', args: [tool('chaos.mjs'), '--minutes', '3'] },
  { name: 'openapi', args: nxAll('openapi-check') },
  { name: 'docs', args: [tool('write-docs.mjs'), '--check'] },
  { name: 'unused', args: [packageProgram('knip')] },
  { name: 'references', args: nx('sync:check') },
  { name: 'docker', args: [tool('check-docker.mjs')] },
];
