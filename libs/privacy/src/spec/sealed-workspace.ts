import { randomBytes } from 'node:crypto';
import { RootKey, SubjectKeys, WorkspaceKeys } from '@flowkeep/persistence';
import { openTestWorkspace, type TestWorkspace } from '@flowkeep/testing/database';

/** A workspace with the keys of its people. */
export interface SealedWorkspace extends TestWorkspace {
  readonly keys: SubjectKeys;
}

export async function openSealedWorkspace(): Promise<SealedWorkspace> {
  const keys = new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(randomBytes(32).toString('base64'))));
  return { ...(await openTestWorkspace()), keys };
}
