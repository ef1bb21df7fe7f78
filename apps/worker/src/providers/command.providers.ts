import type { Provider } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import { Database, SubjectKeys } from '@flowkeep/persistence';
import { CachedPlanSource } from '@flowkeep/temporal';
import { BulkRunner } from '../commands/bulk-runner.ts';
import { CommandService } from '../commands/command.service.ts';
import { OrderDelivery } from '../commands/order-delivery.ts';
import { OrderMessages } from '../commands/order-messages.ts';
import { PauseKeeper } from '../commands/pause-keeper.ts';
import { RunRestarter } from '../commands/run-restarter.ts';
import { SkipOrders } from '../commands/skip-orders.ts';
import { RunLinks } from '../dispatch/run-links.ts';
import type { Logger } from '../logger.ts';
import { CONFIG, LOGGER } from '../tokens.ts';

/** From an order to the run that follows it. */
export const commandProviders: Provider[] = [
  {
    provide: BulkRunner,
    useFactory: ({ runner }: Database, plans: CachedPlanSource, logger: Logger) =>
      new BulkRunner(runner, new SkipOrders(plans), logger),
    inject: [Database, CachedPlanSource, LOGGER],
  },
  { provide: PauseKeeper, useFactory: ({ runner }: Database) => new PauseKeeper(runner), inject: [Database] },
  {
    provide: RunRestarter,
    useFactory: ({ runner }: Database, keys: SubjectKeys, plans: CachedPlanSource, config: WorkerConfig) =>
      new RunRestarter(runner, keys, plans, new RunLinks(config.publicUrl)),
    inject: [Database, SubjectKeys, CachedPlanSource, CONFIG],
  },
  {
    provide: OrderDelivery,
    useFactory: ({ runner }: Database, restarter: RunRestarter) =>
      new OrderDelivery(runner, new OrderMessages(runner), restarter),
    inject: [Database, RunRestarter],
  },
  CommandService,
];
