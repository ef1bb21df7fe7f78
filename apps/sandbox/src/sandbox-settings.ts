import type { SandboxConfig } from '@flowkeep/config';

/** Where callbacks go and what they are signed with. The numbers are those of the demo workspace's connection. */
export class SandboxSettings {
  readonly phoneNumberId = '100200300';
  readonly businessAccountId = '900800700';

  constructor(private readonly config: SandboxConfig) {}

  /** Base address of Flowkeep's API, without a slash at the end. */
  get flowkeepUrl(): string {
    return this.config.publicUrl.replace(/\/$/, '');
  }

  get appSecret(): string {
    return this.config.appSecret;
  }

  /** File that keeps the phones; null keeps them in memory. */
  get stateFile(): string | null {
    return this.config.stateFile;
  }
}
