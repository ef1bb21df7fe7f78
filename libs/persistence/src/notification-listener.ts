import pg from 'pg';

export interface ListenerOptions {
  /** Needs a session of its own: not through a pooler in transaction mode. */
  readonly url: string;
  readonly channel: string;
  readonly onNotification: (payload: string) => void;
  /** Called after every connect, the first included: what was sent in between is lost, so look for yourself. */
  readonly onConnected?: () => void;
}

const RETRY_FROM = 250;
const RETRY_TO = 5_000;

/** Holds one connection that listens, and makes it anew when it is lost, for as long as it takes. */
export class NotificationListener {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private retryAfter = RETRY_FROM;
  private stopped = false;

  constructor(private readonly options: ListenerOptions) {}

  /** Never fails: a database that is down is tried again. */
  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    let lost = false;
    const onLost = (): void => {
      if (lost) return;
      lost = true;
      this.client = null;
      client.removeAllListeners('notification');
      this.connectLater();
    };
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', (message) => this.options.onNotification(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.options.channel)}`);
    } catch {
      client.end().catch(() => undefined);
      onLost();
      return;
    }
    if (this.stopped) return void (await client.end());
    this.client = client;
    this.retryAfter = RETRY_FROM;
    this.options.onConnected?.();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.client?.end();
    this.client = null;
  }

  private connectLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.start(), this.retryAfter);
    this.retryAfter = Math.min(this.retryAfter * 2, RETRY_TO);
  }
}
