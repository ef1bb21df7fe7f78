import type { JsonObject } from '@flowkeep/contracts';
import type { DealRecord, EventRepository, WorkspaceTransaction } from '@flowkeep/persistence';

/** What may be changed of a contact; the names are those of its fields. */
export type ContactField = 'name' | 'phone' | 'email' | 'language' | 'timeZone' | 'source' | 'attributes';

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
    const payload: JsonObject = {
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
    await this.events.receive(tx, {
      kind: 'deal.moved',
      key: '',
      dedupKey: stepKey,
      contactId: deal.contactId,
      payload,
      hops,
    });
  }

  /** A member has changed a contact. Says which fields; what is in them now is read from the contact. */
  async contactChanged(
    tx: WorkspaceTransaction,
    contactId: string,
    fields: readonly ContactField[],
    hops = 0,
  ): Promise<void> {
    if (fields.length === 0) return;
    const payload: JsonObject = { contactId, fields };
    await this.events.receive(tx, { kind: 'contact.changed', key: '', dedupKey: null, contactId, payload, hops });
  }
}
