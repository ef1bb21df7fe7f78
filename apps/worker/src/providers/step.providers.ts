import type { Provider } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import { Classifier } from '@flowkeep/ai';
import { ContactService, CrmEvents, DealService } from '@flowkeep/crm';
import { MessageSender, WhatsAppClient } from '@flowkeep/messaging';
import {
  ApprovalRepository,
  ConnectionRepository,
  createAddressHash,
  Database,
  EventRepository,
  SubjectKeys,
  WorkspaceKeys,
} from '@flowkeep/persistence';
import { CachedPlanSource } from '@flowkeep/temporal';
import { ChildRuns } from '../dispatch/child-runs.ts';
import { MetricsService } from '../health/metrics.service.ts';
import { HttpClient } from '../http/http-client.ts';
import type { Logger } from '../logger.ts';
import { NodeServicesFactory } from '../steps/node-services.ts';
import { ChainRunner } from '../steps/chain-runner.ts';
import type { StepTools } from '../steps/drive-steps.ts';
import { HeadStart } from '../steps/head-start.ts';
import { ProviderPace } from '../steps/provider-pace.ts';
import { QuickSteps } from '../steps/quick-steps.ts';
import { RunKeeper } from '../steps/run-keeper.ts';
import { RunSettler } from '../steps/run-settler.ts';
import { StepExecutor } from '../steps/step-executor.ts';
import { StepTries } from '../steps/step-tries.ts';
import { CONFIG, LOGGER, STEP_TOOLS } from '../tokens.ts';

/** What steps act through. */
export const stepProviders: Provider[] = [
  { provide: ContactService, useFactory: () => new ContactService() },
  {
    provide: ConnectionRepository,
    useFactory: (keys: WorkspaceKeys) => new ConnectionRepository(keys),
    inject: [WorkspaceKeys],
  },
  {
    provide: MessageSender,
    useFactory: ({ runner }: Database, keys: SubjectKeys, connections: ConnectionRepository, config: WorkerConfig) =>
      new MessageSender({
        transactions: runner,
        keys,
        connections,
        hashAddress: createAddressHash(config.rootKey),
        whatsapp: new WhatsAppClient({ baseUrl: config.whatsappUrl }),
      }),
    inject: [Database, SubjectKeys, ConnectionRepository, CONFIG],
  },
  {
    provide: NodeServicesFactory,
    useFactory: (
      contacts: ContactService,
      messages: MessageSender,
      connections: ConnectionRepository,
      config: WorkerConfig,
      keys: SubjectKeys,
      workspaceKeys: WorkspaceKeys,
      childRuns: ChildRuns,
      { runner }: Database,
      metrics: MetricsService,
    ) =>
      new NodeServicesFactory({
        childRuns,
        contacts,
        deals: new DealService(),
        crmEvents: new CrmEvents(new EventRepository(keys)),
        approvals: new ApprovalRepository(keys, workspaceKeys),
        messages,
        classifier: new Classifier({ baseUrl: config.openaiUrl }),
        connections,
        http: new HttpClient(config.allowPrivateHttp),
        pace: new ProviderPace(runner, config.rates, (provider, outcome) => metrics.turns.inc({ provider, outcome })),
      }),
    inject: [
      ContactService,
      MessageSender,
      ConnectionRepository,
      CONFIG,
      SubjectKeys,
      WorkspaceKeys,
      ChildRuns,
      Database,
      MetricsService,
    ],
  },
  {
    provide: QuickSteps,
    useFactory: (services: NodeServicesFactory) => new QuickSteps(services),
    inject: [NodeServicesFactory],
  },
  {
    provide: RunKeeper,
    useFactory: (keys: SubjectKeys) => new RunKeeper(keys),
    inject: [SubjectKeys],
  },
  {
    provide: StepExecutor,
    useFactory: ({ runner }: Database, keys: SubjectKeys, services: NodeServicesFactory, logger: Logger) =>
      new StepExecutor(runner, keys, services, logger),
    inject: [Database, SubjectKeys, NodeServicesFactory, LOGGER],
  },
  {
    provide: StepTries,
    useFactory: ({ runner }: Database, keys: SubjectKeys) => new StepTries(runner, keys),
    inject: [Database, SubjectKeys],
  },
  {
    provide: STEP_TOOLS,
    useFactory: (
      { runner: transactions }: Database,
      keys: SubjectKeys,
      quickSteps: QuickSteps,
      executor: StepExecutor,
      tries: StepTries,
      { rates }: WorkerConfig,
    ): StepTools => ({ transactions, keys, quickSteps, executor, tries, rates }),
    inject: [Database, SubjectKeys, QuickSteps, StepExecutor, StepTries, CONFIG],
  },
  ...[RunSettler, ChainRunner, HeadStart].map((Driver): Provider => ({
    provide: Driver,
    useFactory: ({ runner }: Database, plans: CachedPlanSource, keeper: RunKeeper, tools: StepTools) =>
      new Driver(runner, plans, keeper, tools),
    inject: [Database, CachedPlanSource, RunKeeper, STEP_TOOLS],
  })),
];
