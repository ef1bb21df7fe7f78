import { DomainError } from '@flowkeep/contracts';
import { loadApiConfig } from './api-config.ts';
import { environmentDocument } from './environment-document.ts';
import { loadSandboxConfig } from './sandbox-config.ts';
import { VARIABLES } from './variables.ts';
import { loadWorkerConfig } from './worker-config.ts';

const whole = {
  FLOWKEEP_DATABASE_URL: 'postgres://flowkeep_app:app@127.0.0.1:5432/flowkeep',
  FLOWKEEP_AUTH_DATABASE_URL: 'postgres://flowkeep_auth:auth@127.0.0.1:5432/flowkeep',
  FLOWKEEP_SECRET: 'a'.repeat(32),
  FLOWKEEP_ROOT_KEY: Buffer.alloc(32, 1).toString('base64'),
};

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadApiConfig(environment);
    return [];
  } catch (error) {
    return error instanceof DomainError ? error.fields.map(({ message }) => message) : ['other'];
  }
};

describe('configuration', () => {
  it('is whole with what has no fallback', () => {
    const config = loadApiConfig({ ...whole, FLOWKEEP_URL: 'https://flows.example.com/' });
    expect(config).toMatchObject({ port: 4000, publicUrl: 'https://flows.example.com', editorDir: null });
    expect(loadWorkerConfig(whole)).toMatchObject({ port: 4100, allowPrivateHttp: false });
    expect(loadSandboxConfig({})).toMatchObject({ port: 4300, stateFile: null });
  });

  it('names every variable that is missing, with its fix', () => {
    expect(problemsOf({})).toEqual([
      expect.stringContaining('FLOWKEEP_DATABASE_URL is not set. Give an address like postgres://'),
      expect.stringContaining('FLOWKEEP_ROOT_KEY is not set. Give base64 of 32 random bytes'),
      expect.stringContaining('FLOWKEEP_AUTH_DATABASE_URL is not set.'),
      expect.stringContaining('FLOWKEEP_SECRET is not set.'),
    ]);
  });

  it.each([
    ['FLOWKEEP_PORT', 'many'],
    ['FLOWKEEP_PORT', '70000'],
    ['FLOWKEEP_DATABASE_URL', 'mysql://x'],
    ['FLOWKEEP_SECRET', 'short'],
    ['FLOWKEEP_ROOT_KEY', 'c2hvcnQ='],
    ['FLOWKEEP_URL', 'flows.example.com'],
    ['TEMPORAL_ADDRESS', 'http://temporal'],
    ['FLOWKEEP_TRUSTED_ORIGINS', 'http://localhost:4200/path'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s = %s without quoting it', (name, value) => {
    const problems = problemsOf({ ...whole, [name]: value });
    expect(problems).toEqual([expect.stringContaining(`${name} cannot be used.`)]);
    expect(problems.join()).not.toContain(value);
  });

  it('takes its own fallbacks and documents every variable', () => {
    const page = environmentDocument();
    for (const [name, definition] of Object.entries(VARIABLES)) {
      expect(page).toContain(`\`${name}\``);
      if ('fallback' in definition) expect(definition.schema.safeParse(definition.fallback).success).toBe(true);
    }
  });
});
