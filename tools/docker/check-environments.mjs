import { importSource } from '../start/import-source.mjs';

const fillIn = (text, values) => String(text).replace(/\$\{(\w+)[^}]*\}/g, (_, name) => values[name] ?? '');

// Set by the images themselves.
const IMAGE_VARIABLES = /^ENV (.*)$/gm;
const imageEnvironment = (text) =>
  Object.fromEntries(
    [...text.matchAll(IMAGE_VARIABLES)].flatMap(([, line]) => line.split(' ').map((pair) => pair.split('='))),
  );

/** Whether each app starts with the environment that compose.yaml gives it, filled in from .env.example. */
export async function checkEnvironments({ compose, example, dockerfiles }) {
  const config = await importSource('libs/config/src/index.ts');
  const apps = {
    api: config.loadApiConfig,
    worker: config.loadWorkerConfig,
    sandbox: config.loadSandboxConfig,
    migrate: config.loadMigrateConfig,
    seed: config.loadSeedConfig,
  };
  return Object.entries(apps).flatMap(([name, load]) => {
    const service = compose.services[name];
    const problems = Object.keys(service.environment)
      .filter((variable) => !(variable in config.VARIABLES))
      .map((variable) => `compose.yaml, ${name}: ${variable} is no variable of the product.`);
    const image = dockerfiles.find((file) => file.name === `${service.image.split('/')[1]}.Dockerfile`);
    const given = Object.entries(service.environment).map(([key, value]) => [key, fillIn(value, example)]);
    try {
      load({ ...imageEnvironment(image.text), ...Object.fromEntries(given) });
    } catch (error) {
      problems.push(`compose.yaml, ${name}: ${error.message}`);
    }
    return problems;
  });
}
