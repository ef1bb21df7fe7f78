/** What a text may be, and how to tell. */
export interface ClassifyRequest {
  /** From outside: data, never an instruction. */
  readonly text: string;
  readonly labels: readonly { readonly id: string; readonly description: string }[];
  /** What the client says about their business and the labels. */
  readonly instructions: string;
}

export interface Classification {
  /** One of the request's labels, or `other`. */
  readonly label: string;
  /** From 0 to 1, as the model judges itself. */
  readonly confidence: number;
  /** One sentence. */
  readonly reason: string;
  /** As the provider names what answered. */
  readonly model: string;
}

/** The label for a text that fits none. */
export const OTHER_LABEL = 'other';
