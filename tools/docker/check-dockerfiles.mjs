import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../start/home.mjs';

const instructions = (text) =>
  text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => line.split(/\s+/));

/** Whether every image is built from what is there and runs as somebody without rights. */
export function checkDockerfiles({ dockerfiles }) {
  return dockerfiles.flatMap(({ name, text }) => checkDockerfile(text).map((problem) => `${name}: ${problem}`));
}

function checkDockerfile(text) {
  const problems = [];
  const lines = instructions(text);
  const of = (word) => lines.filter(([first]) => first === word);
  for (const [, ...words] of of('COPY')) {
    if (words.some((word) => word.startsWith('--from='))) continue;
    for (const source of words.filter((word) => !word.startsWith('--')).slice(0, -1)) {
      if (!existsSync(join(repositoryFolder, source))) problems.push(`copies ${source}, which is not there.`);
    }
  }
  for (const [, image] of of('FROM')) {
    if (!/^node:\d+-bookworm-slim$/.test(image)) problems.push(`is built on ${image}; Temporal's core needs glibc.`);
  }
  for (const [, workspace] of text.matchAll(/ -w (\S+)/g)) {
    if (!existsSync(join(repositoryFolder, workspace, 'package.json')))
      problems.push(`installs ${workspace}, which is no workspace.`);
  }
  if (of('USER').at(-1)?.[1] !== 'node') problems.push('does not run as the user node.');
  if (of('HEALTHCHECK').length !== 1) problems.push('has no health check.');
  return problems;
}
