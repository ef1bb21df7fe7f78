import {
  type ContactField,
  type ContactSnapshot,
  contactChangedPayload,
  type DealMovedPayload,
  type JsonObject,
} from '@flowkeep/contracts';
import type { DealRecord, EventRepository, WorkspaceTransaction } from '@flowkeep/persistence';

/**
 * Puts what happens to deals and contacts into the event inbox, in the transaction in which it happens. `hops`: how many
 * runs have led to it; none where a person did it.
 */
export class CrmEvents {
  constructor(private readonly events: EventRepository) {}

  /** A deal stands in another stage than before; `stepKey` is the step that moved it, null where a person did. */
  async dealMoved(
    tx: WorkspaceTransaction,
    deal: DealRecord,
    previousStage: string | null,
    stepKey: string | null,
    hops = 0,
  ): Promise<void> {
    if (deal.stageName === previousStage) return;
    const payload = dealMovedPayload(deal, previousStage);
    await this.events.receive(tx, {
      kind: 'deal.moved',
      key: '',
      dedupKey: stepKey,
      contactId: deal.contactId,
      payload,
      hops,
    });
  }

  /**
   * A contact holds something else in these fields than before. The event says what is in all of them now, sealed under
   * the key of the contact as every event is.
   */
  async contactChanged(
    tx: WorkspaceTransaction,
    contact: ContactSnapshot,
    fields: readonly ContactField[],
    hops = 0,
  ): Promise<void> {
    if (fields.length === 0) return;
    const payload = contactChangedPayload(contact, fields);
    await this.events.receive(tx, {
      kind: 'contact.changed',
      key: '',
      dedupKey: null,
      contactId: contact.id,
      payload,
      hops,
    });
  }
}

function dealMovedPayload(deal: DealRecord, previousStage: string | null): DealMovedPayload & JsonObject {
  return {
    dealId: deal.id,
    title: deal.title,
    pipeline: deal.pipelineName,
    pipelineId: deal.pipelineId,
    stage: deal.stageName,
    stageId: deal.stageId,
    stageKind: deal.stageKind,
    previousStage,
    amount: deal.amount,
    currency: deal.currency,
  };
}
