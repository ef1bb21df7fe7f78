/** Where the public reaches triggers. */
export class TriggerAddresses {
  /** `base` is the public address of the installation, without a slash at its end. */
  constructor(private readonly base: string) {}

  /** Null for a trigger that is not reached from outside. */
  of(type: string, token: string | null): string | null {
    if (token === null) return null;
    return type === 'trigger.form' ? `${this.base}/f/${token}` : `${this.base}/api/v1/hooks/${token}`;
  }
}
