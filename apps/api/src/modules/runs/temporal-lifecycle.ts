import { RunClient } from '@flowkeep/temporal/client';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** Closes the connection to Temporal when the API ends. */
@Injectable()
export class TemporalLifecycle implements OnApplicationShutdown {
  constructor(private readonly client: RunClient) {}

  async onApplicationShutdown(): Promise<void> {
    await this.client.temporal.connection.close();
  }
}
