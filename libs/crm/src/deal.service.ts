import { DomainError } from '@flowkeep/contracts';
import {
  ContactRepository,
  type DealFilter,
  type DealRecord,
  DealRepository,
  LiveNotifier,
  type Page,
  type PipelineRecord,
  PipelineRepository,
  type StageKind,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { readAmount } from './deal-amount.ts';
import { findStage, type StagePlace } from './stage-lookup.ts';

/** Where the deal of a contact shall stand. */
export interface DealMove {
  readonly contactId: string;
  /** Id or name. */
  readonly pipelineId: string;
  /** Id or name. */
  readonly stageId: string;
  /** Names a new deal; empty gives it the contact's name. An existing deal keeps its title. */
  readonly title: string;
  /** Decimal in the workspace's currency; null or empty leaves it. */
  readonly amount: string | null;
  /** ISO 4217, for a new deal. */
  readonly currency: string;
  /** The step that moves it: doing it again moves nothing. Null for a person's own move. */
  readonly stepKey: string | null;
}

/** Where it stands now. `created` is true for a new deal. */
export interface DealMoved {
  readonly dealId: string;
  readonly created: boolean;
  readonly stage: string;
  /** Null for a new deal, and where a repeated step finds its own work done. */
  readonly previousStage: string | null;
}

/** Deals and the pipelines they stand in. Every method works in the caller's transaction. */
export class DealService {
  private readonly contacts = new ContactRepository();
  private readonly deals = new DealRepository();
  private readonly pipelines = new PipelineRepository();
  private readonly live = new LiveNotifier();

  /**
   * Moves the contact's open deal of the pipeline to the stage, or makes one there. Throws `configuration-missing` for
   * an unknown pipeline or stage, `not-found` for an unknown or erased contact, `invalid-input` for a bad amount.
   */
  async move(tx: WorkspaceTransaction, request: DealMove): Promise<DealMoved> {
    const place = findStage(await this.pipelines.list(tx), request.pipelineId, request.stageId);
    const amount = readAmount(request.amount);
    // One at a time for a contact: two runs must not both find no open deal and make two.
    if (!(await this.contacts.lock(tx, request.contactId))) throw noSuchContact();
    const done = request.stepKey === null ? null : await this.deals.findByStep(tx, request.contactId, request.stepKey);
    if (done !== null)
      return { dealId: done.id, created: wasMadeNow(done), stage: done.stageName, previousStage: null };
    const moved = await this.moveOrMake(tx, request, place, amount);
    await this.contacts.touch(tx, request.contactId, new Date());
    await this.live.changed(tx, 'deal', moved.dealId);
    return moved;
  }

  /** A new deal, whatever the contact has already. Same errors as {@link move}. */
  async create(tx: WorkspaceTransaction, request: DealMove): Promise<DealRecord> {
    const place = findStage(await this.pipelines.list(tx), request.pipelineId, request.stageId);
    const amount = readAmount(request.amount);
    if (!(await this.contacts.lock(tx, request.contactId))) throw noSuchContact();
    const id = await this.insert(tx, request, place, amount);
    await this.live.changed(tx, 'deal', id);
    return this.get(tx, id);
  }

  /** The stage is one of the deal's own pipeline. Throws `not-found`, `configuration-missing`, `invalid-input`. */
  async update(
    tx: WorkspaceTransaction,
    id: string,
    edit: { readonly stageId?: string; readonly title?: string; readonly amount?: string | null },
  ): Promise<DealRecord> {
    const deal = await this.get(tx, id);
    const stage =
      edit.stageId === undefined
        ? undefined
        : findStage(await this.pipelines.list(tx), deal.pipelineId, edit.stageId).stage;
    await this.deals.update(tx, id, {
      ...(stage !== undefined && { stageId: stage.id }),
      ...(edit.title !== undefined && { title: edit.title }),
      ...(edit.amount !== undefined && { amount: readAmount(edit.amount) }),
    });
    await this.live.changed(tx, 'deal', id);
    return this.get(tx, id);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<DealRecord> {
    const deal = await this.deals.find(tx, id);
    if (deal === null) throw new DomainError('not-found', 'There is no such deal.');
    return deal;
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, filter: DealFilter): Promise<Page<DealRecord>> {
    return this.deals.list(tx, filter);
  }

  async listPipelines(tx: WorkspaceTransaction): Promise<readonly PipelineRecord[]> {
    return this.pipelines.list(tx);
  }

  /** Gives the pipeline of this name, made with these stages where there is none. */
  async createPipeline(
    tx: WorkspaceTransaction,
    name: string,
    stages: readonly { readonly name: string; readonly kind: StageKind }[],
  ): Promise<PipelineRecord> {
    const known = (await this.pipelines.list(tx)).find((pipeline) => pipeline.name === name);
    if (known !== undefined) return known;
    const id = await this.pipelines.insert(tx, name, stages);
    const made = (await this.pipelines.list(tx)).find((pipeline) => pipeline.id === id);
    if (made === undefined) throw new DomainError('internal', 'The pipeline that was made cannot be read.');
    return made;
  }

  private async moveOrMake(
    tx: WorkspaceTransaction,
    request: DealMove,
    place: StagePlace,
    amount: string | null,
  ): Promise<DealMoved> {
    const open = await this.deals.findOpen(tx, request.contactId, place.pipeline.id);
    if (open === null) {
      const dealId = await this.insert(tx, request, place, amount);
      return { dealId, created: true, stage: place.stage.name, previousStage: null };
    }
    await this.deals.update(tx, open.id, {
      stageId: place.stage.id,
      ...(amount !== null && { amount }),
      ...(request.stepKey !== null && { stepKey: request.stepKey }),
    });
    return { dealId: open.id, created: false, stage: place.stage.name, previousStage: open.stageName };
  }

  private async insert(
    tx: WorkspaceTransaction,
    request: DealMove,
    place: StagePlace,
    amount: string | null,
  ): Promise<string> {
    const contact = await this.contacts.find(tx, request.contactId);
    const title = request.title.trim();
    return this.deals.insert(tx, {
      contactId: request.contactId,
      pipelineId: place.pipeline.id,
      stageId: place.stage.id,
      title: title === '' ? (contact?.name ?? '') : title,
      amount,
      currency: request.currency,
      stepKey: request.stepKey,
    });
  }
}

function noSuchContact(): DomainError {
  return new DomainError('not-found', 'There is no such contact.');
}

/** Both instants are those of one statement, until something changes the deal. */
function wasMadeNow(deal: DealRecord): boolean {
  return deal.createdAt.getTime() === deal.updatedAt.getTime();
}
