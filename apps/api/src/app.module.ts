import type { ApiConfig } from '@flowkeep/config';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Logger } from 'pino';
import { FrameModule } from './frame/frame.module.ts';
import { CallbackModule } from './modules/callbacks/callback.module.ts';
import { FormModule } from './modules/forms/form.module.ts';
import { HealthModule } from './modules/health/health.module.ts';
import { WebhookModule } from './modules/hooks/webhook.module.ts';
import { LiveModule } from './modules/live/live.module.ts';
import { RunModule } from './modules/runs/run.module.ts';
import { TemplateModule } from './modules/templates/template.module.ts';
import { VersionModule } from './modules/versions/version.module.ts';
import { WorkflowModule } from './modules/workflows/workflow.module.ts';

/** Every module of the API. A new one is added here and nowhere else. */
const MODULES: readonly Type[] = [
  HealthModule,
  WorkflowModule,
  VersionModule,
  TemplateModule,
  RunModule,
  WebhookModule,
  FormModule,
  CallbackModule,
  LiveModule,
];

@Module({})
export class AppModule {
  static with(config: ApiConfig, logger: Logger): DynamicModule {
    return { module: AppModule, imports: [FrameModule.with(config, logger), ...MODULES] };
  }
}
