import type { JsonValue } from '@flowkeep/contracts';

/** What can be made to go wrong in the outside world. */
export interface SandboxFault {
  readonly target: 'whatsapp' | 'openai';
  readonly kind:
    | 'fail'
    | 'drop-after-accept'
    | 'drop-before-accept'
    | 'slow'
    | 'invalid-json'
    | 'duplicate-callbacks'
    | 'reorder-callbacks'
    | 'hold-callbacks';
  /** How many requests or callbacks it lasts for. */
  readonly count?: number;
  readonly status?: number;
  readonly code?: number | string;
  readonly delayMs?: number;
}

/** A bubble on the sandbox's phone. */
export interface SandboxMessage {
  readonly id: string;
  readonly phone: string;
  readonly direction: 'to-person' | 'from-person';
  readonly text: string;
  readonly templateName: string | null;
  readonly status: string;
  /** ISO instant. */
  readonly at: string;
}

/** A request that a stand-in received. */
export interface SandboxRequest {
  readonly target: string;
  readonly method: string;
  readonly path: string;
  readonly body: JsonValue;
  readonly status: number | 'dropped';
  readonly at: string;
}

/** An answer of the language model for texts that match a regular expression. */
export interface SandboxScenario {
  readonly match: string;
  readonly answer: JsonValue;
}

/** Steers the outside world of a test: phones, model answers, and what goes wrong. */
export class SandboxClient {
  /** `url` of a running sandbox, without a slash at its end. */
  constructor(private readonly url: string) {}

  /** Forgets phones, faults, scenarios and recorded requests. */
  async reset(): Promise<void> {
    await this.ask('POST', '/control/reset', {});
  }

  /** A person writes. */
  async write(from: string, text: string, name?: string): Promise<void> {
    await this.ask('POST', '/control/whatsapp/inbound', { from, text, ...(name === undefined ? {} : { name }) });
  }

  /** What stands on a person's phone, oldest first. */
  async messages(phone: string): Promise<readonly SandboxMessage[]> {
    const query = new URLSearchParams({ phone });
    return (await this.ask('GET', `/control/whatsapp/messages?${query.toString()}`)) as readonly SandboxMessage[];
  }

  async fault(fault: SandboxFault): Promise<void> {
    await this.ask('POST', '/control/faults', { count: 1, ...fault });
  }

  async clearFaults(): Promise<void> {
    await this.ask('DELETE', '/control/faults');
  }

  async scenarios(scenarios: readonly SandboxScenario[]): Promise<void> {
    await this.ask('POST', '/control/openai/scenarios', scenarios);
  }

  async requests(target?: SandboxFault['target']): Promise<readonly SandboxRequest[]> {
    const query = target === undefined ? '' : `?target=${target}`;
    return (await this.ask('GET', `/control/requests${query}`)) as readonly SandboxRequest[];
  }

  private async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox answered ${String(response.status)} to ${method} ${path}: ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  }
}
