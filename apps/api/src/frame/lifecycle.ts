import { SignIn } from '@flowkeep/accounts';
import { Database } from '@flowkeep/persistence';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

/** Connects the database when the API starts, whether or not it is there yet, and closes what is open when it ends. */
@Injectable()
export class Lifecycle implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly signIn: SignIn,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.database.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.database.stop(), this.signIn.close()]);
  }
}
