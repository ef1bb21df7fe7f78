import type { DataSource } from 'typeorm';
import { createDataSource, type DataSourceOptions } from './data-source.ts';
import { TransactionRunner } from './transaction-runner.ts';

const RETRY_AFTER = 1_000;

/** The database of a process that starts, and stays, while PostgreSQL is down. */
export class Database {
  readonly runner: TransactionRunner;
  private readonly dataSource: DataSource;
  private timer: NodeJS.Timeout | null = null;
  private connecting: Promise<void> | null = null;
  private stopped = false;

  constructor(url: string, options: DataSourceOptions = {}) {
    this.dataSource = createDataSource(url, options);
    this.runner = new TransactionRunner(this.dataSource);
  }

  /** Tries once, and when that fails goes on trying in the background. Until then every call fails as `unavailable`. */
  async start(): Promise<void> {
    this.connecting = this.connect();
    await this.connecting;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.connecting;
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async connect(): Promise<void> {
    try {
      await this.dataSource.initialize();
    } catch {
      if (this.stopped) return;
      this.timer = setTimeout(() => void (this.connecting = this.connect()), RETRY_AFTER);
    }
  }
}
