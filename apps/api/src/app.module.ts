import type { ApiConfig } from '@flowkeep/config';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Logger } from 'pino';
import { FrameModule } from './frame/frame.module.ts';
import { HealthModule } from './modules/health/health.module.ts';

/** Every module of the API. A new one is added here and nowhere else. */
const MODULES: readonly Type[] = [HealthModule];

@Module({})
export class AppModule {
  static with(config: ApiConfig, logger: Logger): DynamicModule {
    return { module: AppModule, imports: [FrameModule.with(config, logger), ...MODULES] };
  }
}
