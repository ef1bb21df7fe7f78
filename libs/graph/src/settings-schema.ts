import { z } from './zod.ts';
import { type OneAtATimeRule, type ReentryRule } from './graph.ts';

/** The longest time that a rule may look back or a run may take: 366 days. */
const LONGEST_SECONDS = 366 * 86_400;

const seconds = z.int().min(1).max(LONGEST_SECONDS);
const timeZone = z.string().max(100).nullable();

const reentry: z.ZodType<ReentryRule> = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.enum(['always', 'once', 'not-while-running']) }),
  z.strictObject({ rule: z.literal('once-per-window'), windowSeconds: seconds }),
]);

const oneAtATime: z.ZodType<OneAtATimeRule> = z.strictObject({
  key: z.string().max(2_000),
  then: z.enum(['queue', 'skip', 'replace']),
});

const errorWorkflowId = z.string().min(1).max(100);

/** Settings of a document. */
export const settingsSchema = z.strictObject({
  timeZone,
  everyRunOnTemporal: z.boolean(),
  reentry: reentry.exactOptional(),
  oneAtATime: oneAtATime.exactOptional(),
  timeLimitSeconds: seconds.exactOptional(),
  errorWorkflowId: errorWorkflowId.exactOptional(),
});

/** Settings to put in place; null takes an optional one away. */
export const settingsPatchSchema = z.strictObject({
  timeZone: timeZone.exactOptional(),
  everyRunOnTemporal: z.boolean().exactOptional(),
  reentry: reentry.nullable().exactOptional(),
  oneAtATime: oneAtATime.nullable().exactOptional(),
  timeLimitSeconds: seconds.nullable().exactOptional(),
  errorWorkflowId: errorWorkflowId.nullable().exactOptional(),
});
