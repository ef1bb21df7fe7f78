import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@flowkeep/contracts';
import type { WorkerConfig } from '@flowkeep/config';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import { connectToTemporal, ensureSearchAttributes, RunClient } from '@flowkeep/temporal';
import { Backoff } from '../backoff.ts';
import { errorFacts, type Logger } from '../logger.ts';
import { CONFIG, DATA_CONVERTER, LOGGER } from '../tokens.ts';

/** The one connection to Temporal of this process, made as soon as Temporal answers. */
@Injectable()
export class TemporalLink implements OnModuleDestroy, OnApplicationShutdown {
  private connection: NativeConnection | null = null;
  private client: RunClient | null = null;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: WorkerConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(DATA_CONVERTER) private readonly dataConverter: DataConverter,
  ) {}

  /** Resolves when Temporal has answered, however long that takes; null once the process is stopping. */
  async connect(): Promise<NativeConnection | null> {
    const backoff = new Backoff(500, 10_000);
    while (!this.stopped) {
      try {
        return await this.connectOnce();
      } catch (thrown) {
        const { temporalAddress: address } = this.config;
        this.logger.warn({ address, ...errorFacts(thrown) }, 'Temporal does not answer; runs wait until it does.');
        await new Promise((resolve) => setTimeout(resolve, backoff.take()));
      }
    }
    return null;
  }

  /** Throws `unavailable` until Temporal has answered once. */
  requireClient(): RunClient {
    if (this.client === null) throw new DomainError('unavailable', 'Temporal does not answer yet.');
    return this.client;
  }

  async isUp(): Promise<boolean> {
    const { connection } = this;
    if (connection === null) return false;
    return connection
      .withDeadline(Date.now() + 2_000, () => connection.workflowService.getSystemInfo({}))
      .then(() => true)
      .catch(() => false);
  }

  onModuleDestroy(): void {
    this.stopped = true;
  }

  /** Behind the workers, which drain over it. */
  async onApplicationShutdown(): Promise<void> {
    await this.connection?.close();
  }

  private async connectOnce(): Promise<NativeConnection> {
    const { temporalAddress: address, temporalNamespace: namespace } = this.config;
    this.connection ??= await connectToTemporal({ address, namespace });
    await ensureSearchAttributes(this.connection, namespace);
    const { connection, dataConverter } = this;
    this.client = new RunClient({ connection, namespace, dataConverter, eagerStart: true });
    this.logger.info({ address, namespace }, 'Connected to Temporal.');
    return connection;
  }
}
