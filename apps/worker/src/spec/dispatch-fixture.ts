import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RunStatus } from '@flowkeep/contracts';
import { Database } from '@flowkeep/persistence';
import { createWorker } from '../create-worker.ts';
import { EventDispatcher } from '../dispatch/event-dispatcher.ts';
import { WorkerFixture } from './worker-fixture.ts';

/** A run as rules leave it. */
export interface RuledRun {
  readonly id: string;
  readonly event_id: string;
  readonly status: RunStatus;
  readonly outcome: string | null;
  readonly held: boolean;
  readonly start_pending: boolean;
  /** Whether it may be started now. */
  readonly startable: boolean;
}

/** Workers without their loops: what is dispatched, and by whom, is the test's to say. */
export class DispatchFixture extends WorkerFixture {
  private readonly workers: NestFastifyApplication[] = [];

  override async open(): Promise<void> {
    await super.open();
    await this.addWorker();
  }

  async addWorker(): Promise<NestFastifyApplication> {
    const worker = await createWorker(this.config({ logLevel: 'silent' }));
    await worker.get(Database).start();
    this.workers.push(worker);
    return worker;
  }

  get worker(): NestFastifyApplication {
    const [first] = this.workers;
    if (first === undefined) throw new Error('Open the fixture first.');
    return first;
  }

  /** Every worker dispatches, all at the same time, until nothing is left. */
  async dispatch(): Promise<void> {
    await Promise.all(
      this.workers.map(async (worker) => {
        const dispatcher = worker.get(EventDispatcher);
        for (;;) {
          const { done, putOff, givenUp } = await dispatcher.dispatchNext(this.workspaceId);
          if (done + putOff + givenUp === 0) return;
        }
      }),
    );
  }

  async contact(): Promise<string> {
    const id = randomUUID();
    await this.query(`insert into contacts (id, workspace_id, name) values ($1, $2, 'Aysel')`, [id, this.workspaceId]);
    return id;
  }

  /** In the order in which their events came. */
  runs(eventIds: readonly string[]): Promise<readonly RuledRun[]> {
    return this.query<RuledRun>(
      `select r.*, r.start_pending and r.start_available_at <= now() as startable
         from unnest($1::uuid[]) with ordinality as e(id, place) join runs r on r.event_id = e.id order by e.place`,
      [eventIds],
    );
  }

  /** How the runs of these events stand: their status, or why they did not begin, or that they are held. */
  async standings(eventIds: readonly string[]): Promise<readonly string[]> {
    const runs = await this.runs(eventIds);
    return runs.map(({ status, outcome, held }) => (held ? 'held' : (outcome ?? status)));
  }

  async end(runId: string, status: 'completed' | 'failed' | 'cancelled' = 'completed'): Promise<void> {
    await this.query(`update runs set status = $2, ended_at = now(), start_pending = false where id = $1`, [
      runId,
      status,
    ]);
  }

  /** Leaves nothing that workers of other tests would take up. */
  override async close(): Promise<void> {
    await this.query(`update events set status = 'done' where status = 'pending'`);
    await this.query(
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, held = false where ended_at is null`,
    );
    await Promise.all(this.workers.map((worker) => worker.get(Database).stop()));
    await super.close();
  }
}
