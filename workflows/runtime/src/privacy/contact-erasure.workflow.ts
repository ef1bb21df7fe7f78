import { CancellationScope, setCurrentDetails, sleep } from '@temporalio/workflow';
import { privacy } from './activities.ts';
import type { ContactErasureInput } from './contract.ts';
import { failureReason } from './failure-reason.ts';

/** How often runs are looked after before they are ended by force. */
const LOOKS = 10;
const BETWEEN_LOOKS = '2s';

/** Erases a person. A cancellation does not stop it: there is no state between erased and not. */
export async function contactErasure(input: ContactErasureInput): Promise<void> {
  await CancellationScope.nonCancellable(() => erase(input));
}

/** Ends the person's runs, erases their rows and destroys their keys, looks once more, and writes the certificate. */
async function erase({ workspaceId, requestId, contactId }: ContactErasureInput): Promise<void> {
  const person = { workspaceId, contactId };
  try {
    const { found, activeRuns } = await privacy.planErasure({ ...person, requestId });
    setCurrentDetails('Ending the runs of the person.');
    await endRuns(person);
    setCurrentDetails('Erasing rows and destroying keys.');
    const remaining = await privacy.eraseContact(person);
    await privacy.completeErasure({ ...person, requestId, found, remaining, runsStopped: activeRuns });
    setCurrentDetails('Erased. The certificate is in the data request.');
  } catch (thrown) {
    await privacy.failErasure({ workspaceId, requestId, reason: failureReason(thrown) });
    throw thrown;
  }
}

async function endRuns(person: { readonly workspaceId: string; readonly contactId: string }): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await privacy.stopRuns({ ...person, force: false })) === 0) return;
    await sleep(BETWEEN_LOOKS);
  }
  await privacy.stopRuns({ ...person, force: true });
}
