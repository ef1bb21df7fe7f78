import { createHmac, randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { JsonValue } from '@flowkeep/contracts';
import { SandboxSettings } from '../sandbox-settings.ts';
import type { PendingCallback } from '../state/sandbox-state.ts';
import { StateStore } from '../state/state-store.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const TICK_MS = 50;

/** Delivers callbacks to Flowkeep, signed, in order, again and again until they are accepted: as Meta does for days. */
@Injectable()
export class CallbackSender implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private busy = false;

  constructor(
    private readonly store: StateStore,
    private readonly settings: SandboxSettings,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.deliverDue(), TICK_MS);
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Queues a callback, once or, under a fault, twice. */
  enqueue(body: JsonValue, delayMs: number): void {
    const copies = this.store.takeFault('whatsapp', 'duplicate-callbacks') ? 2 : 1;
    const dueAt = Date.now() + delayMs;
    const added = Array.from({ length: copies }, () => ({ id: randomUUID(), body, attempts: 0, dueAt }));
    const reorder = this.store.takeFault('whatsapp', 'reorder-callbacks') !== null;
    this.store.change((state) => ({
      ...state,
      callbacks: reorder ? [...added, ...state.callbacks] : [...state.callbacks, ...added],
    }));
  }

  private async deliverDue(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let due = this.nextDue(); due !== undefined; due = this.nextDue()) await this.deliver(due);
    } finally {
      this.busy = false;
    }
  }

  private nextDue(): PendingCallback | undefined {
    const { callbacks, faults } = this.store.current;
    if (faults.some((fault) => fault.kind === 'hold-callbacks')) return undefined;
    return callbacks.find((callback) => callback.dueAt <= Date.now());
  }

  private async deliver(callback: PendingCallback): Promise<void> {
    const accepted = await this.post(callback.body);
    this.store.change((state) => ({
      ...state,
      callbacks: accepted
        ? state.callbacks.filter((item) => item.id !== callback.id)
        : state.callbacks.map((item) => (item.id === callback.id ? postponed(item) : item)),
    }));
  }

  private async post(body: JsonValue): Promise<boolean> {
    const raw = JSON.stringify(body);
    const signature = createHmac('sha256', this.settings.appSecret).update(raw).digest('hex');
    try {
      const response = await fetch(`${this.settings.flowkeepUrl}/api/v1/callbacks/whatsapp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body: raw,
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      // Flowkeep is down: the callback stays in the queue.
      return false;
    }
  }
}

function postponed(callback: PendingCallback): PendingCallback {
  const pause = Math.min(FIRST_RETRY_MS * 2 ** callback.attempts, LONGEST_RETRY_MS);
  return { ...callback, attempts: callback.attempts + 1, dueAt: Date.now() + pause };
}
