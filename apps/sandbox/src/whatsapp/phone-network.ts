import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxSettings } from '../sandbox-settings.ts';
import type { PhoneMessage } from '../state/sandbox-state.ts';
import { StateStore } from '../state/state-store.ts';
import { inboundBody, statusBody } from './callback-bodies.ts';
import { CallbackSender } from './callback-sender.ts';

const WINDOW_MS = 24 * 60 * 60 * 1_000;
const SENT_AFTER_MS = 50;
const DELIVERED_AFTER_MS = 150;
/** Numbers that end so are not on WhatsApp: sending to them is refused. */
const NOT_ON_WHATSAPP = /0000$/;

/** The phones: messages arrive on them, people read them and write back. */
@Injectable()
export class PhoneNetwork {
  constructor(
    private readonly store: StateStore,
    private readonly callbacks: CallbackSender,
    private readonly settings: SandboxSettings,
  ) {}

  reaches(phone: string): boolean {
    return !NOT_ON_WHATSAPP.test(phone);
  }

  /** Whether the person wrote in the last 24 hours, so that free text may be sent. */
  windowOpen(phone: string): boolean {
    const last = this.store.current.messages.findLast(
      (message) => message.phone === phone && message.direction === 'from-person',
    );
    return last !== undefined && Date.now() - Date.parse(last.at) < WINDOW_MS;
  }

  /** Puts a message on a phone and reports `sent` and `delivered`. */
  deliver(content: Pick<PhoneMessage, 'phone' | 'text' | 'templateName' | 'callbackData'>): PhoneMessage {
    const at = new Date().toISOString();
    const message: PhoneMessage = { ...content, id: newMessageId(), direction: 'to-person', status: 'delivered', at };
    this.add(message);
    this.callbacks.enqueue(statusBody(this.settings, message, 'sent', at), SENT_AFTER_MS);
    this.callbacks.enqueue(statusBody(this.settings, message, 'delivered', at), DELIVERED_AFTER_MS);
    return message;
  }

  /** The person writes: what they had not read yet counts as read first. */
  write(phone: string, text: string, name: string | null): PhoneMessage {
    this.read(phone);
    const known = this.store.current.people[phone]?.name;
    const person = { phone, name: name ?? known ?? phone };
    const message: PhoneMessage = {
      id: newMessageId(),
      phone,
      direction: 'from-person',
      text,
      templateName: null,
      callbackData: null,
      status: 'received',
      at: new Date().toISOString(),
    };
    this.store.change((state) => ({ ...state, people: { ...state.people, [phone]: person } }));
    this.add(message);
    this.callbacks.enqueue(inboundBody(this.settings, message, person.name), 0);
    return message;
  }

  /** The person looks at the conversation. */
  read(phone: string): void {
    const unread = this.store.current.messages.filter(
      (message) => message.phone === phone && message.status === 'delivered',
    );
    if (unread.length === 0) return;
    const at = new Date().toISOString();
    this.store.change((state) => ({
      ...state,
      messages: state.messages.map((message) => (unread.includes(message) ? { ...message, status: 'read' } : message)),
    }));
    for (const message of unread) this.callbacks.enqueue(statusBody(this.settings, message, 'read', at), 0);
  }

  private add(message: PhoneMessage): void {
    this.store.change((state) => ({
      ...state,
      people: { [message.phone]: { phone: message.phone, name: message.phone }, ...state.people },
      messages: [...state.messages, message],
    }));
  }
}

function newMessageId(): string {
  return `wamid.${randomBytes(18).toString('base64url')}`;
}
