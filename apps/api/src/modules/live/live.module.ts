import type { ApiConfig } from '@flowkeep/config';
import { Module } from '@nestjs/common';
import { API_CONFIG } from '../../frame/index.ts';
import { LiveFeed } from './live-feed.ts';
import { LiveStreamService } from './live-stream.service.ts';
import { LiveController } from './live.controller.ts';

@Module({
  controllers: [LiveController],
  providers: [
    LiveStreamService,
    {
      provide: LiveFeed,
      inject: [API_CONFIG],
      useFactory: ({ databaseUrl }: ApiConfig) => new LiveFeed(databaseUrl),
    },
  ],
})
export class LiveModule {}
