import type { Provider } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import { ContactService } from '@flowkeep/crm';
import { Database, SubjectKeys } from '@flowkeep/persistence';
import { CachedPlanSource } from '@flowkeep/temporal';
import { ChildRuns } from '../dispatch/child-runs.ts';
import { EventBatch } from '../dispatch/event-batch.ts';
import { EventDispatcher } from '../dispatch/event-dispatcher.ts';
import { InstantRuns } from '../dispatch/instant-runs.ts';
import { RunBeginner } from '../dispatch/run-beginner.ts';
import { RunFollowUp } from '../dispatch/run-follow-up.ts';
import { RunLinks } from '../dispatch/run-links.ts';
import { RunPreparation } from '../dispatch/run-preparation.ts';
import { RunRules } from '../dispatch/run-rules.ts';
import { RunStarter } from '../dispatch/run-starter.ts';
import { ScheduleDispatcher } from '../dispatch/schedule-dispatcher.ts';
import { StartFailures } from '../dispatch/start-failures.ts';
import { TriggerContacts } from '../dispatch/trigger-contacts.ts';
import { WaitSignaller } from '../dispatch/wait-signaller.ts';
import { MetricsService } from '../health/metrics.service.ts';
import type { Logger } from '../logger.ts';
import { HeadStart } from '../steps/head-start.ts';
import { QuickSteps } from '../steps/quick-steps.ts';
import { CONFIG, LOGGER } from '../tokens.ts';

/** From event to run. */
export const dispatchProviders: Provider[] = [
  {
    provide: InstantRuns,
    useFactory: (quickSteps: QuickSteps, logger: Logger) => new InstantRuns(quickSteps, logger),
    inject: [QuickSteps, LOGGER],
  },
  {
    provide: RunBeginner,
    useFactory: (plans: CachedPlanSource, keys: SubjectKeys, instantRuns: InstantRuns, metrics: MetricsService) =>
      new RunBeginner(plans, new RunRules(keys), instantRuns, metrics),
    inject: [CachedPlanSource, SubjectKeys, InstantRuns, MetricsService],
  },
  {
    provide: ChildRuns,
    // Steps begin them, so they cannot depend on steps: their runs are started like all others.
    useFactory: (keys: SubjectKeys, contacts: ContactService, plans: CachedPlanSource, metrics: MetricsService) =>
      new ChildRuns(keys, contacts, new RunBeginner(plans, new RunRules(keys), null, metrics)),
    inject: [SubjectKeys, ContactService, CachedPlanSource, MetricsService],
  },
  {
    provide: EventDispatcher,
    useFactory: (
      { runner }: Database,
      keys: SubjectKeys,
      contacts: ContactService,
      beginner: RunBeginner,
      logger: Logger,
    ) => new EventDispatcher(runner, keys, new EventBatch(keys, new TriggerContacts(contacts), beginner), logger),
    inject: [Database, SubjectKeys, ContactService, RunBeginner, LOGGER],
  },
  {
    provide: RunFollowUp,
    useFactory: ({ runner }: Database, keys: SubjectKeys) => new RunFollowUp(runner, keys),
    inject: [Database, SubjectKeys],
  },
  {
    provide: ScheduleDispatcher,
    useFactory: ({ runner }: Database, keys: SubjectKeys) => new ScheduleDispatcher(runner, keys),
    inject: [Database, SubjectKeys],
  },
  {
    provide: RunStarter,
    useFactory: (
      { runner }: Database,
      keys: SubjectKeys,
      config: WorkerConfig,
      headStart: HeadStart,
      logger: Logger,
    ) => {
      const failures = new StartFailures(runner, keys, logger);
      const preparation = new RunPreparation(runner, keys, new RunLinks(config.publicUrl), failures);
      return new RunStarter(runner, keys, preparation, failures, headStart);
    },
    inject: [Database, SubjectKeys, CONFIG, HeadStart, LOGGER],
  },
  {
    provide: WaitSignaller,
    useFactory: ({ runner }: Database, keys: SubjectKeys) => new WaitSignaller(runner, keys),
    inject: [Database, SubjectKeys],
  },
];
