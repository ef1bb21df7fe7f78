export { createWorkspace } from './workspace-row.ts';
