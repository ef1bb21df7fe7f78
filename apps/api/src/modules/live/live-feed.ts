import { LIVE_CHANNEL, type LiveChange, NotificationListener, parseLiveChange } from '@flowkeep/persistence';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { filter, map, merge, type Observable, ReplaySubject, Subject } from 'rxjs';

/** What a live view is told: something changed, or that it may have missed something and must look again. */
export type LiveNews = { readonly kind: 'changed'; readonly change: LiveChange } | { readonly kind: 'resync' };

/** Hears of every commit that matters, on one connection for the whole process. */
export class LiveFeed implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  /** Gives a value when the process is about to end. */
  readonly ended = new ReplaySubject<void>(1);
  private readonly changes = new Subject<LiveChange>();
  private readonly reconnections = new Subject<void>();
  private readonly listener: NotificationListener;

  /** `databaseUrl` must lead to a session, not to a pooler in transaction mode. */
  constructor(databaseUrl: string) {
    this.listener = new NotificationListener({
      url: databaseUrl,
      channel: LIVE_CHANNEL,
      onNotification: (payload) => {
        const change = parseLiveChange(payload);
        if (change !== null) this.changes.next(change);
      },
      onConnected: () => this.reconnections.next(),
    });
  }

  onApplicationBootstrap(): void {
    void this.listener.start();
  }

  /** Streams end before the server closes, for it waits until every answer has ended. */
  beforeApplicationShutdown(): void {
    this.ended.next();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.stop();
  }

  /** News of one workspace. */
  ofWorkspace(workspaceId: string): Observable<LiveNews> {
    const changes = this.changes.pipe(
      filter((change) => change.workspaceId === workspaceId),
      map((change): LiveNews => ({ kind: 'changed', change })),
    );
    const resyncs = this.reconnections.pipe(map((): LiveNews => ({ kind: 'resync' })));
    return merge(changes, resyncs);
  }
}
