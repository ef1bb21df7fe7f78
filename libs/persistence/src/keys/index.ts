export { ERASED, type Erased, isErased } from './erased.ts';
export { RootKey } from './root-key.ts';
export { WorkspaceKeys } from './workspace-keys.ts';
export { SubjectKeys } from './subject-keys.ts';
export { SUBJECT_KEY_REF } from './subject-key-ref.ts';
export { SubjectSealer } from './subject-sealer.ts';
export { createPayloadCipher, type PayloadCipher } from './payload-cipher.ts';
