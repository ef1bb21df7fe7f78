import type { InboxEvent, JsonObject } from '@flowkeep/contracts';
import { reportOf, type Step, activeStep } from './step.ts';
import type { RunDraft } from './run-draft.ts';
import type { Turn } from './turn.ts';
import { waitEventsOf, type WaitRequest } from './wait-request.ts';

/** The step waits, or goes on waiting for something else. */
export function wait({ draft, now }: Turn, step: Step, config: JsonObject, request: WaitRequest): void {
  const { heard = heardBefore(draft.state, request), background } = draft.active.get(step.key) ?? {};
  const isGoal = background === true || step.node.handler === 'goal';
  const facts = { until: request.until, config, request, heard, ...(isGoal && { background: true as const }) };
  draft.activate(step.key, activeStep(step, { kind: 'waiting', ...facts }));
  draft.commands.push({ kind: 'wait', stepKey: step.key, node: step.index, request });
  draft.report(reportOf(step, 'waiting', now, { waitingUntil: request.until }));
}

/** What has led to a wait is not what it waits for, unless it looks back over the whole run. */
function heardBefore({ lastHeard = [], startedAt }: RunDraft['state'], { since }: WaitRequest): readonly string[] {
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
