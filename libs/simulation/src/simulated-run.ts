import type { InboxEvent } from '@flowkeep/contracts';
import { type Engine, type RunState, type WaitEvent, waitEventsOf, type WaitRequest } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { isAwaited } from './event-match.ts';

/** Where a run stands among the others. */
export interface RunPlace {
  readonly runId: string;
  /** Before the node ids of its steps in answers and results: empty, or `call/`. */
  readonly prefix: string;
  /** How many runs stand above it. */
  readonly depth: number;
  /** Null for the run that is simulated. */
  readonly workflowId: string | null;
}

/** An event that a waiting step hears. */
export interface Hearing {
  readonly event: InboxEvent;
  readonly stepKey: string;
  readonly branch: string;
}

/** One run with what it waits for. */
export class SimulatedRun {
  private readonly waits = new Map<string, WaitRequest>();
  /** Events that a node was told of, by its step keys without round and visit: none counts twice. */
  private readonly heard = new Map<string, Set<string>>();
  state: RunState | null = null;
  /** Epoch milliseconds. */
  endedAt: number | null = null;

  constructor(
    readonly place: RunPlace,
    readonly plan: Plan,
    readonly engine: Engine,
  ) {}

  get alive(): boolean {
    return this.state?.status === 'running';
  }

  /** False for one that has not begun. */
  get over(): boolean {
    return this.state !== null && !this.alive;
  }

  /** How answers and results call a node of this run. */
  nameOf(index: number): string {
    return `${this.place.prefix}${this.plan.nodes[index]?.id ?? ''}`;
  }

  /** Step keys at which the run stands at a node. */
  stepsAt(node: string): readonly string[] {
    return Object.entries(this.state?.active ?? {})
      .filter(([, step]) => this.nameOf(step.node) === node)
      .map(([key]) => key);
  }

  wait(stepKey: string, request: WaitRequest): void {
    this.waits.set(stepKey, request);
  }

  waitsAt(stepKey: string): boolean {
    return this.waits.has(stepKey);
  }

  /** The step waits no more. */
  drop(stepKey: string): void {
    this.waits.delete(stepKey);
  }

  /** Steps that wait for this event. */
  hearings(event: InboxEvent): readonly Hearing[] {
    return [...this.waits].flatMap(([stepKey, request]) => {
      const awaited = this.awaited(stepKey, request, event);
      return awaited === undefined ? [] : [{ event, stepKey, branch: awaited.branch }];
    });
  }

  /** The first of these events, which stand in order of time, that a wait hears although it came before it. */
  lookBack(stepKey: string, events: readonly InboxEvent[]): Hearing | null {
    const request = this.waits.get(stepKey);
    if (request === undefined) return null;
    for (const event of eventsAfter(request.since, events)) {
      const awaited = this.awaited(stepKey, request, event);
      if (awaited !== undefined) return { event, stepKey, branch: awaited.branch };
    }
    return null;
  }

  hear(hearing: Hearing): void {
    this.drop(hearing.stepKey);
    this.claim(hearing);
  }

  /** The event counts for this step and, from now on, for no other visit of its node. */
  claim({ stepKey, event }: Hearing): void {
    const node = nodeOf(stepKey);
    this.heard.set(node, (this.heard.get(node) ?? new Set()).add(event.id));
  }

  private awaited(stepKey: string, request: WaitRequest, event: InboxEvent): WaitEvent | undefined {
    if (Date.parse(event.receivedAt) < request.since) return undefined;
    if (this.heard.get(nodeOf(stepKey))?.has(event.id) === true) return undefined;
    return waitEventsOf(request).find((awaited) => isAwaited(awaited, event));
  }
}

function nodeOf(stepKey: string): string {
  return stepKey.slice(0, stepKey.lastIndexOf(':'));
}

/** What has led to the wait itself stands at the same moment, for in a simulation nothing takes time: it is left out. */
function eventsAfter(since: number, events: readonly InboxEvent[]): readonly InboxEvent[] {
  let first = events.length;
  while (first > 0 && Date.parse(events[first - 1]?.receivedAt ?? '') > since) first -= 1;
  return events.slice(first);
}
