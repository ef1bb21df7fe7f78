import type { StepReport } from '@flowkeep/contracts';
import { isTold } from './latest-steps.ts';
import type { RunMessage } from '../api/run.ts';

/** One thing that happened: a step with the messages that belong to it, or something the person wrote in between. */
export type StoryEntry =
  | {
      readonly kind: 'step';
      readonly key: string;
      readonly at: string;
      readonly step: StepReport;
      readonly messages: readonly RunMessage[];
    }
  | { readonly kind: 'message'; readonly key: string; readonly at: string; readonly message: RunMessage };

/** How long after the end of a wait its message may be recorded, in milliseconds. */
const LATE = 5_000;

/** What happened to the person, in order. An answer stands with the step that waited for it. */
export function storyOf(steps: readonly StepReport[], messages: readonly RunMessage[]): readonly StoryEntry[] {
  const told = steps.filter(isTold);
  const owner = new Map(messages.map((message) => [message.id, ownerOf(message, told)]));
  const entries: StoryEntry[] = told.map((step) => ({
    kind: 'step',
    key: step.key,
    at: step.startedAt,
    step,
    messages: messages.filter((message) => owner.get(message.id) === step.key),
  }));
  for (const message of messages) {
    if (owner.get(message.id) == null) entries.push({ kind: 'message', key: message.id, at: message.at, message });
  }
  return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || sequenceOf(a) - sequenceOf(b));
}

function ownerOf(message: RunMessage, steps: readonly StepReport[]): string | null {
  if (message.stepKey !== null) return steps.some((step) => step.key === message.stepKey) ? message.stepKey : null;
  const at = Date.parse(message.at);
  const waiting = steps.filter(
    (step) =>
      step.nodeType === 'wait.reply' &&
      Date.parse(step.startedAt) <= at &&
      (step.endedAt === null || at <= Date.parse(step.endedAt) + LATE),
  );
  return waiting.at(-1)?.key ?? null;
}

function sequenceOf(entry: StoryEntry): number {
  return entry.kind === 'step' ? entry.step.sequence : Infinity;
}
