// Everything exported here is a Temporal workflow. Types and names that clients need are in `./contract`.
export { default } from './run.workflow.ts';
export { contactErasure } from './privacy/contact-erasure.workflow.ts';
export { retentionSweep } from './privacy/retention-sweep.workflow.ts';
