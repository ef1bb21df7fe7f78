// Checks docker/ without containers: the compose file makes sense, every file it names is there, and every app gets an
// environment that it starts with.
import { checkCompose } from './docker/check-compose.mjs';
import { checkDockerfiles } from './docker/check-dockerfiles.mjs';
import { checkEnvironments } from './docker/check-environments.mjs';
import { checkScripts } from './docker/check-scripts.mjs';
import { readDocker } from './docker/read-docker.mjs';

const docker = readDocker();
const problems = [
  ...checkCompose(docker),
  ...checkDockerfiles(docker),
  ...checkScripts(docker),
  ...(await checkEnvironments(docker)),
];
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'docker/ is in order.' : `docker/ has ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
