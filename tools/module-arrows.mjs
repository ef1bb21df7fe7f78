// Which module may import which: the map of docs/architecture.md, enforced by lint.

const pureLibraries = ['contracts', 'expressions', 'graph', 'engine', 'node-sdk', 'nodes', 'simulation', 'templates'];
const serverLibraries = [
  'config',
  'persistence',
  'accounts',
  'crm',
  'messaging',
  'ai',
  'privacy',
  'temporal',
  'testing',
];

export const moduleArrows = {
  contracts: [],
  expressions: ['contracts'],
  graph: ['contracts', 'expressions'],
  engine: ['contracts', 'expressions', 'graph'],
  'node-sdk': ['contracts', 'expressions', 'graph', 'engine'],
  nodes: ['contracts', 'expressions', 'graph', 'engine', 'node-sdk'],
  simulation: ['contracts', 'expressions', 'graph', 'engine', 'node-sdk', 'nodes'],
  templates: ['contracts', 'graph', 'engine', 'nodes', 'simulation'],
  runtime: ['contracts', 'graph', 'engine', 'node-sdk', 'nodes'],
  config: ['contracts'],
  persistence: ['contracts', 'graph'],
  accounts: ['contracts', 'persistence'],
  crm: ['contracts', 'persistence', 'testing'],
  messaging: ['contracts', 'persistence', 'testing'],
  ai: ['contracts'],
  privacy: ['contracts', 'persistence', 'testing'],
  temporal: ['graph', 'runtime'],
  ui: [],
  testing: ['contracts', 'graph', 'persistence'],
  api: [...pureLibraries, ...serverLibraries],
  worker: [...pureLibraries, ...serverLibraries, 'runtime'],
  sandbox: ['contracts', 'config', 'ui'],
  editor: [...pureLibraries, 'ui'],
  e2e: ['contracts', 'testing'],
};

/** Modules that run in Node, in the browser and in Temporal's sandbox. */
export const pureModules = [...pureLibraries, 'runtime'];
