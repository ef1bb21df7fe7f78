export { CLASSIFY_PROMPT_VERSION } from './classify-prompt.ts';
export { type Classification, type ClassifyRequest, OTHER_LABEL } from './classify-request.ts';
export { Classifier, type ClassifierOptions } from './classifier.ts';
export { type ModelAccount, readModelAccount } from './model-account.ts';
export { redact } from './redaction.ts';
