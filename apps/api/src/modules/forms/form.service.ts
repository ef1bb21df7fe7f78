import { DomainError, type JsonObject } from '@flowkeep/contracts';
import {
  EventRepository,
  TransactionRunner,
  TriggerRepository,
  WorkspaceRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { type FormDefinition, formDefinition } from './form-definition.ts';
import { readSubmission, type Submission, SUBMISSION_FIELD } from './form-submission.ts';
import { type FormTexts, formTexts } from './form-texts.ts';

/** A hosted form with what its page needs to know. */
export interface HostedForm {
  readonly triggerId: string;
  readonly form: FormDefinition;
  readonly language: string;
  readonly texts: FormTexts;
}

/** What came of a submission; `eventId` is null where a program was caught. */
export type FormReceipt =
  | { readonly kind: 'kept'; readonly hosted: HostedForm; readonly eventId: string | null }
  | { readonly kind: 'refused'; readonly hosted: HostedForm; readonly submission: Submission & { kind: 'invalid' } };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Forms that people outside fill in. */
@Injectable()
export class FormService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly triggers: TriggerRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly events: EventRepository,
  ) {}

  /** Null where there is no form at this address, or no longer. */
  async find(token: string): Promise<HostedForm | null> {
    return this.atForm(token, (_, hosted) => Promise.resolve(hosted)).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'not-found') return null;
      throw error;
    });
  }

  /** Keeps what was sent as an event; answers only after the commit. */
  async submit(token: string, body: JsonObject): Promise<FormReceipt> {
    return this.atForm(token, async (tx, hosted) => {
      const submission = readSubmission(hosted.form, body, hosted.texts);
      if (submission.kind === 'trapped') return { kind: 'kept', hosted, eventId: null };
      if (submission.kind === 'invalid') return { kind: 'refused', hosted, submission };
      const submissionId = body[SUBMISSION_FIELD];
      const receipt = await this.events.receive(tx, {
        kind: 'form.sent',
        key: hosted.triggerId,
        dedupKey: typeof submissionId === 'string' && UUID.test(submissionId) ? submissionId : null,
        contactId: null,
        payload: submission.values,
      });
      return { kind: 'kept', hosted, eventId: receipt.id };
    });
  }

  private async atForm<T>(
    token: string,
    act: (tx: WorkspaceTransaction, hosted: HostedForm) => Promise<T>,
  ): Promise<T> {
    const address = await this.triggers.addressOf(this.transactions, token);
    if (address === null) throw noSuchForm();
    return this.transactions.inWorkspace(address.workspaceId, async (tx) => {
      const trigger = await this.triggers.get(tx, address.triggerId);
      if (trigger.type !== 'trigger.form') throw noSuchForm();
      const language = (await this.workspaces.find(tx))?.language ?? 'en';
      return act(tx, {
        triggerId: trigger.id,
        form: formDefinition(trigger.config),
        language,
        texts: formTexts(language),
      });
    });
  }
}

function noSuchForm(): DomainError {
  return new DomainError('not-found', 'There is no form at this address. It may have been taken down.');
}
