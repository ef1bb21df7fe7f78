import type { InboxEvent } from '@flowkeep/contracts';
import { type RunState, type SettledEvent, waitEventsOf, type WaitRequest } from '@flowkeep/engine';
import { isAwaited } from '../event-match.ts';

/** All events of a run's world, and which of them its nodes have heard: none counts twice for a node. */
export class HeardEvents {
  private readonly events: InboxEvent[] = [];
  private readonly heard = new Set<string>();

  /** What a wait hears although it came before it. What has led to the wait stands at its own moment and is left out. */
  lookBack(stepKey: string, request: WaitRequest): SettledEvent | null {
    const past = this.events.find(
      (event) => Date.parse(event.receivedAt) > request.since && this.branchOf(stepKey, request, event) !== undefined,
    );
    return past === undefined ? null : this.hear(stepKey, request, past);
  }

  /** An event comes: what it tells to all steps that wait for it at that moment. */
  deliver({ active }: RunState, fact: Omit<InboxEvent, 'id' | 'receivedAt'>, at: number): readonly SettledEvent[] {
    const event = { id: `event-${String(this.events.length)}`, ...fact, receivedAt: new Date(at).toISOString() };
    this.events.push(event);
    const waits = Object.entries(active).flatMap(([stepKey, { request }]) =>
      request !== undefined && this.branchOf(stepKey, request, event) !== undefined ? [{ stepKey, request }] : [],
    );
    return waits.map(({ stepKey, request }) => this.hear(stepKey, request, event));
  }

  private hear(stepKey: string, request: WaitRequest, event: InboxEvent): SettledEvent {
    const branch = this.branchOf(stepKey, request, event) ?? '';
    this.heard.add(`${nodeOf(stepKey)} ${event.id}`);
    return { kind: 'received', stepKey, event, ...(branch !== '' && { branch }) };
  }

  private branchOf(stepKey: string, request: WaitRequest, event: InboxEvent): string | undefined {
    const isHeard = this.heard.has(`${nodeOf(stepKey)} ${event.id}`);
    if (isHeard || Date.parse(event.receivedAt) < request.since) return undefined;
    return waitEventsOf(request).find((awaited) => isAwaited(awaited, event))?.branch;
  }
}

/** A step key without its round and visit. */
function nodeOf(stepKey: string): string {
  return stepKey.slice(0, stepKey.lastIndexOf(':'));
}
