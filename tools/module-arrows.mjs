// Which module may import which: the map of docs/architecture.md, enforced by lint.

export const moduleArrows = {
  contracts: [],
  expressions: ['contracts'],
  graph: ['contracts', 'expressions'],
  engine: ['contracts', 'expressions', 'graph'],
  'node-sdk': ['contracts', 'expressions', 'graph', 'engine'],
  nodes: ['contracts', 'expressions', 'graph', 'engine', 'node-sdk'],
  templates: ['contracts', 'graph', 'nodes'],
  runtime: ['contracts', 'expressions', 'graph', 'engine', 'node-sdk', 'nodes'],
  config: ['contracts'],
  persistence: ['contracts', 'graph', 'config'],
  accounts: ['contracts', 'persistence', 'config'],
  crm: ['contracts', 'persistence', 'config'],
  messaging: ['contracts', 'persistence', 'config'],
  ai: ['contracts', 'persistence', 'config'],
  privacy: ['contracts', 'persistence', 'config'],
  temporal: ['contracts', 'graph', 'config', 'runtime'],
  ui: [],
  testing: ['contracts', 'graph', 'config', 'persistence', 'temporal'],
  api: ['contracts', 'config', 'graph', 'expressions', 'engine', 'node-sdk', 'nodes', 'templates', 'persistence', 'accounts', 'crm', 'messaging', 'ai', 'privacy', 'temporal', 'testing'],
  worker: ['contracts', 'config', 'graph', 'expressions', 'engine', 'node-sdk', 'nodes', 'templates', 'persistence', 'accounts', 'crm', 'messaging', 'ai', 'privacy', 'temporal', 'runtime', 'testing'],
  sandbox: ['contracts', 'config', 'ui'],
  editor: ['contracts', 'graph', 'expressions', 'engine', 'node-sdk', 'nodes', 'templates', 'ui'],
  e2e: ['contracts', 'config', 'testing'],
};

/** Modules that run in Node, in the browser and in Temporal's sandbox. */
export const pureModules = ['contracts', 'expressions', 'graph', 'engine', 'node-sdk', 'nodes', 'templates', 'runtime'];
