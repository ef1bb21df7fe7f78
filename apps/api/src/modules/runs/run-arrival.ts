import { Injectable } from '@nestjs/common';
import { filter, firstValueFrom, map, of, ReplaySubject, timeout } from 'rxjs';
import { LiveFeed } from '../live/live-feed.ts';

/** How long an answer is held back for a run to be there, milliseconds. */
const PATIENCE = 1_500;

/** Runs of a workspace that were heard of since. */
export interface RunArrivals {
  /** Waits for the run to be there; gives up in silence when no worker takes it up in time. */
  readonly of: (runId: string) => Promise<void>;
  readonly stop: () => void;
}

/** Lets whoever asked for a run go straight to it: the answer comes when the run can be read. */
@Injectable()
export class RunArrival {
  constructor(private readonly feed: LiveFeed) {}

  /** Begin before the run is asked for, or it may be missed. */
  watch(workspaceId: string): RunArrivals {
    const heard = new ReplaySubject<string>();
    const subscription = this.feed
      .ofWorkspace(workspaceId)
      .pipe(
        filter((news) => news.kind === 'changed'),
        map(({ change }) => (change.type === 'run' ? change.id : '')),
      )
      .subscribe(heard);
    return {
      of: async (runId) => {
        const arrived = heard.pipe(
          filter((id) => id === runId),
          timeout({ first: PATIENCE, with: () => of(null) }),
        );
        await firstValueFrom(arrived, { defaultValue: null });
      },
      stop: () => subscription.unsubscribe(),
    };
  }
}
