import type { Channel } from '@flowkeep/contracts';
import {
  type AddressHash,
  AuditRepository,
  SuppressionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** The word of a person that they are not to be written to, and its withdrawal. Both are audited. */
export class OptOuts {
  private readonly suppressions = new SuppressionRepository();
  private readonly audit = new AuditRepository();

  constructor(private readonly hashAddress: AddressHash) {}

  async obey(
    tx: WorkspaceTransaction,
    channel: Channel,
    address: string,
    contactId: string,
    word: 'stop' | 'start',
  ): Promise<void> {
    const suppressed = { channel, hash: this.hashAddress(tx.workspaceId, channel, address) };
    const changed =
      word === 'stop'
        ? await this.suppressions.add(tx, suppressed, 'asked-to-stop')
        : await this.suppressions.remove(tx, suppressed);
    if (!changed) return;
    await this.audit.write(tx, {
      actor: { kind: 'system', id: 'messaging' },
      action: word === 'stop' ? 'contact.opted-out' : 'contact.opted-in',
      subject: { kind: 'contact', id: contactId },
      detail: { channel },
    });
  }
}
