import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import type { Response } from 'openai/resources/responses/responses';
import { classifyAnswerSchema, readClassifyAnswer } from './classify-answer.ts';
import { CLASSIFY_PROMPT_VERSION, classifyInput, classifyInstructions } from './classify-prompt.ts';
import type { Classification, ClassifyRequest } from './classify-request.ts';
import type { ModelAccount } from './model-account.ts';
import { fromModelError } from './model-error.ts';

export interface ClassifierOptions {
  /** Base address of the OpenAI API, with its version. */
  readonly baseUrl: string;
  /** How long one call may take, milliseconds. */
  readonly timeout?: number;
}

const LONGEST_ANSWER = 2_000;

/** Sorts texts with a language model. One attempt a call: whoever calls decides about retries. */
export class Classifier {
  constructor(private readonly options: ClassifierOptions) {}

  /**
   * `subject` is the random key of the person, by which the provider can tell abuse apart; it gets a hash of it. The
   * text is cut at 16,000 characters, and phones and e-mail addresses in it are left out. Throws `provider-unavailable`
   * and `rate-limited` (retry may help), `configuration-missing` and `provider-rejected` (it will not).
   */
  async classify(
    account: ModelAccount,
    subject: string,
    request: ClassifyRequest,
    signal?: AbortSignal,
  ): Promise<Classification> {
    const schema = classifyAnswerSchema(request.labels.map(({ id }) => id));
    const client = new OpenAI({
      apiKey: account.apiKey,
      baseURL: this.options.baseUrl,
      maxRetries: 0,
      timeout: this.options.timeout ?? 30_000,
    });
    const response = await client.responses
      .create(
        {
          model: account.model,
          instructions: classifyInstructions(request),
          input: [{ role: 'user', content: classifyInput(request) }],
          text: { format: zodTextFormat(schema, 'classification') },
          max_output_tokens: LONGEST_ANSWER,
          metadata: { prompt: CLASSIFY_PROMPT_VERSION },
          safety_identifier: createHash('sha256').update(`flowkeep:${subject}`).digest('hex'),
          // The provider keeps what it is asked for 30 days unless told otherwise.
          store: false,
        },
        { signal },
      )
      .catch((error: unknown) => {
        throw fromModelError(error);
      });
    return { ...readClassifyAnswer(schema, textOf(response)), model: response.model };
  }
}

function textOf(response: Response): string {
  const refused = response.output.some(
    (item) => item.type === 'message' && item.content.some((content) => content.type === 'refusal'),
  );
  if (refused) throw new DomainError('provider-rejected', 'The model declined to sort this text.');
  if (response.status === 'incomplete') {
    throw new DomainError('provider-rejected', 'The model did not finish its answer. Use fewer or shorter labels.');
  }
  if (response.status === 'failed') throw new DomainError('provider-unavailable', 'The model failed to answer.');
  return response.output_text;
}
