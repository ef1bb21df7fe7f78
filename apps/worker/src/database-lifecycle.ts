import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '@flowkeep/persistence';

/** Opens the database first and closes it last, behind everything that drains. */
@Injectable()
export class DatabaseLifecycle implements OnModuleInit, OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await this.database.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.stop();
  }
}
