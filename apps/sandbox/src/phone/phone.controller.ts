import { Body, Controller, Get, HttpCode, type MessageEvent, Param, Post, Sse } from '@nestjs/common';
import type { JsonValue } from '@flowkeep/contracts';
import { auditTime, interval, map, merge, type Observable, startWith, takeUntil } from 'rxjs';
import { readInbound } from '../control/control-bodies.ts';
import { ShutdownSignal } from '../shutdown-signal.ts';
import type { PhoneMessage } from '../state/sandbox-state.ts';
import { StateStore } from '../state/state-store.ts';
import { PhoneNetwork } from '../whatsapp/phone-network.ts';
import { type Conversation, listConversations } from './conversations.ts';

const PING_MS = 15_000;
const SETTLE_MS = 40;

/** What the phone screen shows and does. */
@Controller('phone')
export class PhoneController {
  constructor(
    private readonly store: StateStore,
    private readonly network: PhoneNetwork,
    private readonly shutdown: ShutdownSignal,
  ) {}

  @Get('conversations')
  conversations(): readonly Conversation[] {
    return listConversations(this.store.current);
  }

  @Post('messages')
  @HttpCode(200)
  write(@Body() body: JsonValue): PhoneMessage {
    const { from, text, name } = readInbound(body);
    return this.network.write(from, text, name);
  }

  @Post('conversations/:phone/read')
  @HttpCode(204)
  read(@Param('phone') phone: string): void {
    this.network.read(phone);
  }

  /** Says that something changed; the screen then asks for the conversations. */
  @Sse('live')
  live(): Observable<MessageEvent> {
    const changed = this.store.changes.pipe(
      auditTime(SETTLE_MS),
      map((): MessageEvent => ({ type: 'changed', data: '1' })),
    );
    const ping = interval(PING_MS).pipe(map((): MessageEvent => ({ type: 'ping', data: '1' })));
    return merge(changed, ping).pipe(
      startWith<MessageEvent>({ type: 'changed', data: '1' }),
      takeUntil(this.shutdown.begun),
    );
  }
}
