import { existsSync } from 'node:fs';
import { join } from 'node:path';

const variablesIn = (text) => new Set([...text.matchAll(/\$\{(\w+)[^}]*\}/g)].map(([, name]) => name));

/** Services that run once and end: something waits for their end, or a person runs them. */
const runsOnce = (services, name) =>
  services[name].profiles?.includes('seed') ||
  Object.values(services).some((service) => service.depends_on?.[name]?.condition === 'service_completed_successfully');

/** Whether services, files, volumes and variables of the compose file fit together. */
export function checkCompose({ folder, compose, composeText, example, readme }) {
  const problems = [];
  const { services } = compose;
  for (const [name, service] of Object.entries(services)) {
    const say = (text) => problems.push(`compose.yaml, ${name}: ${text}`);
    if (!service.image) say('has no image.');
    if (/:latest$/.test(service.image) || (!service.build && !/:|^flowkeep\//.test(service.image)))
      say('names no version of its image.');
    if (service.build && !existsSync(join(folder, service.build.context, service.build.dockerfile)))
      say(`${service.build.dockerfile} is not there.`);
    for (const other of Object.keys(service.depends_on ?? {}))
      if (!services[other]) say(`depends on ${other}, which is no service.`);
    for (const volume of service.volumes ?? []) {
      const [source] = volume.split(':');
      if (source.startsWith('.') ? !existsSync(join(folder, source)) : !(source in compose.volumes))
        say(`${source} is not there.`);
    }
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      if (condition === 'service_healthy' && !services[other]?.healthcheck?.test)
        say(`waits for the health of ${other}, which has no health check.`);
    }
    if (!runsOnce(services, name) && service.restart !== 'unless-stopped') say('does not start again when it ends.');
  }
  const used = variablesIn(composeText);
  for (const name of used)
    if (!(name in example)) problems.push(`.env.example lacks ${name}, which compose.yaml uses.`);
  for (const name of Object.keys(example)) {
    if (!used.has(name)) problems.push(`.env.example has ${name}, which compose.yaml does not use.`);
    if (!readme.includes(`\`${name}\``)) problems.push(`README.md does not describe ${name}.`);
  }
  return problems;
}
