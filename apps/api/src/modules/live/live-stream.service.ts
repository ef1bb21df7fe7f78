import type { MemberService } from '@flowkeep/accounts';
import type { MessageEvent } from '@nestjs/common';
import { concatMap, defer, filter, interval, map, merge, type Observable, startWith, takeUntil } from 'rxjs';
import type { Caller } from '../../frame/index.ts';
import type { LiveFeed, LiveNews } from './live-feed.ts';

/** How often a stream does what, milliseconds. */
export interface LiveTimes {
  /** Keeps proxies from closing a quiet stream. */
  readonly ping: number;
  /** How soon somebody who was removed from the workspace stops hearing of it. */
  readonly recheck: number;
}

export const LIVE_TIMES: LiveTimes = { ping: 15_000, recheck: 60_000 };

/** Streams of news for one caller each. */
export class LiveStreamService {
  constructor(
    private readonly feed: LiveFeed,
    private readonly members: MemberService,
    private readonly times: LiveTimes,
  ) {}

  /** Begins with `resync`, for whatever happened before it was open. Ends with the membership and with the process. */
  open(workspaceId: string, caller: Caller | undefined): Observable<MessageEvent> {
    const news = this.feed.ofWorkspace(workspaceId).pipe(startWith({ kind: 'resync' } as const), map(messageOf));
    const pings = interval(this.times.ping).pipe(map((): MessageEvent => ({ type: 'ping', data: {} })));
    return merge(news, pings).pipe(takeUntil(this.lostAccess(workspaceId, caller)), takeUntil(this.feed.ended));
  }

  private lostAccess(workspaceId: string, caller: Caller | undefined): Observable<boolean> {
    return interval(this.times.recheck).pipe(
      concatMap(() => defer(() => this.isMember(workspaceId, caller))),
      filter((isMember) => !isMember),
    );
  }

  private async isMember(workspaceId: string, caller: Caller | undefined): Promise<boolean> {
    if (caller?.kind !== 'member') return false;
    // A database that is down says nothing about the membership.
    return this.members.find(workspaceId, caller.user.id).then(
      (member) => member !== null,
      () => true,
    );
  }
}

function messageOf(news: LiveNews): MessageEvent {
  if (news.kind === 'resync') return { type: 'resync', data: {} };
  const { type, id } = news.change;
  return { type, data: { type, id } };
}
