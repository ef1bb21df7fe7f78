/** A deal as the board shows it. */
export interface Deal {
  readonly id: string;
  readonly title: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly pipelineId: string;
  readonly stageId: string;
  /** Decimal text, or null. */
  readonly amount: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO instant. */
  readonly updatedAt: string;
}
