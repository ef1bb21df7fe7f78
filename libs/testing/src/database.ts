export { openTestWorkspace, type TestWorkspace } from './test-workspace.ts';
export { createWorkspace } from './workspace-row.ts';
