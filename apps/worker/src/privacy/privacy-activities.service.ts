import { Injectable } from '@nestjs/common';
import { Database, type PersonalDataCounts, SubjectKeys } from '@flowkeep/persistence';
import { ContactEraser, ErasureRequests, RetentionSweeper } from '@flowkeep/privacy';
import type { PrivacyActivities } from '@flowkeep/workflow-runtime/privacy-contract';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { privacyFailure } from './privacy-failure.ts';
import { temporalRunStopper } from './temporal-run-stopper.ts';

/** Contacts that one activity erases. */
const ERASED_AT_ONCE = 20;
const RETENTION = { kind: 'system', id: 'retention' } as const;
const ERASURE = { kind: 'system', id: 'erasure' } as const;

/** The activities of the privacy queue. */
@Injectable()
export class PrivacyActivitiesService {
  private readonly sweeper: RetentionSweeper;
  private readonly eraser: ContactEraser;
  private readonly requests: ErasureRequests;

  constructor({ runner }: Database, keys: SubjectKeys, temporal: TemporalLink) {
    this.sweeper = new RetentionSweeper(runner);
    this.eraser = new ContactEraser(
      runner,
      keys,
      temporalRunStopper(() => temporal.requireClient()),
    );
    this.requests = new ErasureRequests(runner);
  }

  /** By name, each with its errors put as Temporal keeps them. */
  activities(): PrivacyActivities {
    const { sweeper } = this;
    return {
      openRetentionReport: guarded(({ workspaceId, reportId }) => sweeper.open(workspaceId, reportId, false)),
      beginRetention: guarded(({ workspaceId, reportId, dryRun }) =>
        sweeper.begin(workspaceId, reportId, dryRun, new Date()),
      ),
      countExpired: guarded(({ workspaceId, task }) => sweeper.count(workspaceId, task)),
      takeMessageBodies: guarded(({ workspaceId, before, from }) =>
        sweeper.takeMessageBodies(workspaceId, before, from),
      ),
      findInactiveContacts: guarded(({ workspaceId, before }) =>
        sweeper.inactiveContacts(workspaceId, before, ERASED_AT_ONCE),
      ),
      eraseInactiveContacts: guarded(({ workspaceId, contactIds }) => this.eraseAll(workspaceId, contactIds)),
      finishRetention: guarded(({ workspaceId, reportId, status, counts }) =>
        sweeper.finish(workspaceId, reportId, status, counts),
      ),
      ...this.erasureActivities(),
    };
  }

  private erasureActivities(): Pick<
    PrivacyActivities,
    'planErasure' | 'stopRuns' | 'eraseContact' | 'completeErasure' | 'failErasure'
  > {
    const { eraser, requests } = this;
    return {
      planErasure: guarded(async ({ workspaceId, contactId, requestId }) => {
        const found = await eraser.plan(workspaceId, contactId);
        await requests.begin(workspaceId, requestId, found);
        return { found, activeRuns: await eraser.countActiveRuns(workspaceId, contactId) };
      }),
      stopRuns: guarded(({ workspaceId, contactId, force }) => eraser.stopRuns(workspaceId, contactId, force)),
      eraseContact: guarded(({ workspaceId, contactId }) => eraser.erase(workspaceId, contactId)),
      completeErasure: guarded(async ({ workspaceId, contactId, requestId, found, remaining, runsStopped }) => {
        const result = {
          found: found as PersonalDataCounts,
          remaining: remaining as PersonalDataCounts,
          runsStopped,
        };
        await requests.complete(workspaceId, requestId, result);
        await eraser.record(workspaceId, contactId, ERASURE);
      }),
      failErasure: guarded(({ workspaceId, requestId, reason }) => requests.fail(workspaceId, requestId, reason)),
    };
  }

  private async eraseAll(workspaceId: string, contactIds: readonly string[]): Promise<void> {
    for (const contactId of contactIds) {
      await this.eraser.erase(workspaceId, contactId);
      await this.eraser.record(workspaceId, contactId, RETENTION);
    }
  }
}

function guarded<Input, Output>(work: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  return (input) =>
    work(input).catch((thrown: unknown) => {
      throw privacyFailure(thrown);
    });
}
