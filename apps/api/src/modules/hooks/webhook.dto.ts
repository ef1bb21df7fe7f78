export class WebhookReceiptDto {
  /** The event that was kept. A repeated delivery gets the id of the first. */
  eventId!: string;
}
