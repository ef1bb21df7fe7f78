import { z } from './zod.ts';
import { type OneAtATimeRule, type ReentryRule } from './graph.ts';
import { LONGEST_RULE_SECONDS } from './limits.ts';

const timeLimitSeconds = seconds('The time limit');
const windowSeconds = seconds('The time before somebody may come again');
const timeZone = z.string().max(100, 'A time zone has a name such as Asia/Baku.').nullable();

const reentry: z.ZodType<ReentryRule> = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.enum(['always', 'once', 'not-while-running']) }),
  z.strictObject({ rule: z.literal('once-per-window'), windowSeconds }),
]);

const oneAtATime: z.ZodType<OneAtATimeRule> = z.strictObject({
  key: z.string().max(2_000, 'The value that runs wait in line for can have 2,000 characters at most.'),
  then: z.enum(['queue', 'skip', 'replace']),
});

const errorWorkflowId = z.string().min(1).max(100);

/** Settings of a document. */
export const settingsSchema = z.strictObject({
  timeZone,
  everyRunOnTemporal: z.boolean(),
  reentry: reentry.exactOptional(),
  oneAtATime: oneAtATime.exactOptional(),
  timeLimitSeconds: timeLimitSeconds.exactOptional(),
  errorWorkflowId: errorWorkflowId.exactOptional(),
});

/** Settings to put in place; null takes an optional one away. */
export const settingsPatchSchema = z.strictObject({
  timeZone: timeZone.exactOptional(),
  everyRunOnTemporal: z.boolean().exactOptional(),
  reentry: reentry.nullable().exactOptional(),
  oneAtATime: oneAtATime.nullable().exactOptional(),
  timeLimitSeconds: timeLimitSeconds.nullable().exactOptional(),
  errorWorkflowId: errorWorkflowId.nullable().exactOptional(),
});

/** Whole seconds, up to the limit; `what` begins the sentence that says it. */
function seconds(what: string) {
  return z
    .int()
    .min(1, `${what} must be a second at least.`)
    .max(LONGEST_RULE_SECONDS, `${what} can be 366 days at most.`);
}
