import { DomainError } from '@flowkeep/contracts';
import { z } from 'zod';
import { OTHER_LABEL } from './classify-request.ts';

export interface ClassifyAnswer {
  readonly label: string;
  readonly confidence: number;
  readonly reason: string;
}

/** The one shape that the model may answer in: its label is one of these, or `other`. */
export function classifyAnswerSchema(labels: readonly string[]): z.ZodType<ClassifyAnswer> {
  return z.object({
    label: z.enum([...new Set([...labels, OTHER_LABEL])]),
    confidence: z.number().min(0).max(1),
    reason: z.string(),
  });
}

/** Throws a retryable error for anything that does not fit: asked again, a model may answer well. */
export function readClassifyAnswer(schema: z.ZodType<ClassifyAnswer>, text: string): ClassifyAnswer {
  const parsed = schema.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new DomainError('provider-unavailable', 'The model did not answer in the form it was asked for.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
