import { Controller, Get, Header, Res } from '@nestjs/common';
import { Database, missingMigrations } from '@flowkeep/persistence';
import { RunWorkers } from '../temporal/run-workers.service.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { MetricsService } from './metrics.service.ts';

interface Reply {
  status(code: number): Reply;
}

/** For those who run the worker: is it alive, can it work, how much does it do. */
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly temporal: TemporalLink,
    private readonly workers: RunWorkers,
    private readonly metrics: MetricsService,
  ) {}

  @Get('health/live')
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: Reply) {
    const checks = {
      database: await this.databaseIsReady(),
      temporal: await this.temporal.isUp(),
      workers: this.workers.areRunning,
    };
    const ready = Object.values(checks).every(Boolean);
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'unavailable', checks };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  async exposition(): Promise<string> {
    return this.metrics.exposition();
  }

  private async databaseIsReady(): Promise<boolean> {
    return missingMigrations(this.database.runner)
      .then((missing) => missing.length === 0)
      .catch(() => false);
  }
}
