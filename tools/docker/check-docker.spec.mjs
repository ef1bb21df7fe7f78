import { checkCompose } from './check-compose.mjs';
import { checkDockerfiles } from './check-dockerfiles.mjs';
import { readDocker } from './read-docker.mjs';

const withService = (name, changes) => {
  const docker = readDocker();
  Object.assign(docker.compose.services[name], changes);
  return docker;
};

describe('the check of docker/', () => {
  it('finds nothing in what is there', () => {
    expect(checkCompose(readDocker())).toEqual([]);
  });

  it.each([
    [{ depends_on: { redis: { condition: 'service_started' } } }, 'depends on redis'],
    [{ volumes: ['./nowhere.sh:/nowhere.sh'] }, './nowhere.sh is not there'],
    [{ image: 'temporalio/ui:latest' }, 'names no version'],
    [{ restart: undefined }, 'does not start again'],
    [{ build: { context: '..', dockerfile: 'docker/nothing.Dockerfile' } }, 'docker/nothing.Dockerfile is not there'],
    [{ depends_on: { migrate: { condition: 'service_healthy' } } }, 'waits for the health of migrate'],
  ])('finds a service with %j', (changes, words) => {
    expect(checkCompose(withService('temporal-ui', changes)).join('\n')).toContain(words);
  });

  it('finds a variable that nobody explains', () => {
    const docker = readDocker();
    const changed = { ...docker, composeText: `${docker.composeText}\n# \${NEW_ONE}` };
    expect(checkCompose(changed)).toEqual(['.env.example lacks NEW_ONE, which compose.yaml uses.']);
  });

  it('finds an image that copies what is not there, or runs as root', () => {
    const text = 'FROM node:22-bookworm-slim\nCOPY nowhere.txt ./\nHEALTHCHECK CMD true\n';
    expect(checkDockerfiles({ dockerfiles: [{ name: 'x.Dockerfile', text }] })).toEqual([
      'x.Dockerfile: copies nowhere.txt, which is not there.',
      'x.Dockerfile: does not run as the user node.',
    ]);
  });
});
