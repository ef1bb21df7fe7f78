export { type ExecuteOptions, executeContext, type RecordedCall, SAMPLE_CONTACT } from './execute-context.ts';
