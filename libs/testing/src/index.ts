export { aGraph, edge, node, settings } from './graph-builder.ts';
export { waitFor } from './wait-for.ts';
export {
  SandboxClient,
  type SandboxFault,
  type SandboxMessage,
  type SandboxRequest,
  type SandboxScenario,
} from './sandbox-client.ts';
export { killServer, readStack, type Stack } from './stack.ts';
