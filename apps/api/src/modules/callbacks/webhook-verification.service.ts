import { createHash, timingSafeEqual } from 'node:crypto';
import { ConnectionRepository, TransactionRunner } from '@flowkeep/persistence';
import { DomainError } from '@flowkeep/contracts';
import { Injectable } from '@nestjs/common';

/** Each question asks every workspace, and anybody may put it. */
const MOST_PER_MINUTE = 60;

/** Answers Meta's question whether a callback address is really ours. */
@Injectable()
export class WebhookVerificationService {
  private asked = 0;
  private since = 0;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly connections: ConnectionRepository,
  ) {}

  /**
   * Throws `forbidden` unless some connection has this verify token. The question names no account, so every
   * workspace is asked: it is put once, when an app is set up.
   */
  async verify(mode: unknown, token: unknown): Promise<void> {
    this.assertNotTooOften();
    if (mode === 'subscribe' && typeof token === 'string' && token !== '' && (await this.isKnown(token))) return;
    throw new DomainError('forbidden', 'No connection has this verify token. Enter the same one here and at Meta.');
  }

  private assertNotTooOften(): void {
    const now = Date.now();
    if (now - this.since > 60_000) [this.since, this.asked] = [now, 0];
    this.asked += 1;
    if (this.asked > MOST_PER_MINUTE) throw new DomainError('rate-limited', 'Ask again in a minute.');
  }

  private async isKnown(token: string): Promise<boolean> {
    const rows = await this.transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from all_workspaces()`,
    );
    for (const { workspace_id: workspaceId } of rows) {
      const connection = await this.transactions.inWorkspace(workspaceId, (tx) =>
        this.connections.open(tx, 'whatsapp'),
      );
      const expected = connection?.secrets.verifyToken;
      if (typeof expected === 'string' && expected !== '' && isSame(expected, token)) return true;
    }
    return false;
  }
}

function isSame(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
