import { MemberService } from '@flowkeep/accounts';
import type { ApiConfig } from '@flowkeep/config';
import { Module } from '@nestjs/common';
import { API_CONFIG } from '../../frame/index.ts';
import { LiveFeed } from './live-feed.ts';
import { LIVE_TIMES, LiveStreamService } from './live-stream.service.ts';
import { LiveController } from './live.controller.ts';

@Module({
  controllers: [LiveController],
  providers: [
    {
      provide: LiveStreamService,
      inject: [LiveFeed, MemberService],
      useFactory: (feed: LiveFeed, members: MemberService) => new LiveStreamService(feed, members, LIVE_TIMES),
    },
    {
      provide: LiveFeed,
      inject: [API_CONFIG],
      useFactory: ({ databaseUrl }: ApiConfig) => new LiveFeed(databaseUrl),
    },
  ],
  exports: [LiveFeed],
})
export class LiveModule {}
