import type { InboxEvent, JsonObject } from '@flowkeep/contracts';
import { reportOf, type Step, activeStep } from './step.ts';
import type { RunDraft } from './run-draft.ts';
import type { Turn } from './turn.ts';
import { waitEventsOf, type WaitRequest } from './wait-request.ts';

/** The step waits, or goes on waiting for something else. */
export function wait({ draft, now }: Turn, step: Step, config: JsonObject, asked: WaitRequest): void {
  const before = draft.active.get(step.key);
  const { heard = leadingTo(draft.state, asked), heardAt, heardBefore = 0, background } = before ?? {};
  // What is no longer remembered must not be heard again.
  const request = asked.since < heardBefore ? { ...asked, since: heardBefore } : asked;
  const isGoal = background === true || step.node.handler === 'goal';
  const known = { heard, ...(heardAt && { heardAt }), ...(heardBefore > 0 && { heardBefore }) };
  const facts = { until: request.until, config, request, ...known, ...(isGoal && { background: true as const }) };
  draft.activate(step.key, activeStep(step, { kind: 'waiting', ...facts }));
  draft.commands.push({ kind: 'wait', stepKey: step.key, node: step.index, request });
  draft.report(reportOf(step, 'waiting', now, { waitingUntil: request.until }));
}

/** What has led to a wait is not what it waits for, unless it looks back over the whole run. */
function leadingTo({ lastHeard = [], startedAt }: RunDraft['state'], { since }: WaitRequest): readonly string[] {
  return since > startedAt ? lastHeard : [];
}

/** Which of the events that a step waits for has come. */
export function branchOf(request: WaitRequest | undefined, event: InboxEvent): string {
  const events = request === undefined ? [] : waitEventsOf(request);
  const fits = events.find(({ kind, key, match, contactId, anybody }) => {
    const aboutThem = anybody || contactId === event.contactId;
    return kind === event.kind && key === event.key && aboutThem && (match === null || match === event.match);
  });
  return (fits ?? events[0])?.branch ?? '';
}
