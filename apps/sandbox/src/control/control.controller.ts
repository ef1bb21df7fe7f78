import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { JsonValue } from '@flowkeep/contracts';
import { EMPTY_STATE, type PhoneMessage, type RecordedRequest } from '../state/sandbox-state.ts';
import { StateStore } from '../state/state-store.ts';
import { PhoneNetwork } from '../whatsapp/phone-network.ts';
import { readFault, readInbound, readScenarios } from './control-bodies.ts';

/** How tests and demos steer the outside world. */
@Controller('control')
export class ControlController {
  constructor(
    private readonly store: StateStore,
    private readonly network: PhoneNetwork,
  ) {}

  /** Forgets everything: phones, faults, scenarios, recorded requests. */
  @Post('reset')
  @HttpCode(204)
  reset(): void {
    this.store.change(() => EMPTY_STATE);
  }

  /** A person writes. */
  @Post('whatsapp/inbound')
  @HttpCode(200)
  inbound(@Body() body: JsonValue): PhoneMessage {
    const { from, text, name } = readInbound(body);
    return this.network.write(from, text, name);
  }

  /** Of one phone or of all; `from` leaves out as many of the oldest, for who has seen them already. */
  @Get('whatsapp/messages')
  messages(@Query('phone') phone: string | undefined, @Query('from') from = '0'): readonly PhoneMessage[] {
    const messages = this.store.current.messages.slice(Math.max(0, Number(from) || 0));
    return phone === undefined ? messages : messages.filter((message) => message.phone === phone);
  }

  @Post('faults')
  @HttpCode(204)
  addFault(@Body() body: JsonValue): void {
    const fault = readFault(body);
    this.store.change((state) => ({ ...state, faults: [...state.faults, fault] }));
  }

  @Delete('faults')
  @HttpCode(204)
  clearFaults(): void {
    this.store.change((state) => ({ ...state, faults: [] }));
  }

  @Post('openai/scenarios')
  @HttpCode(204)
  setScenarios(@Body() body: JsonValue): void {
    const scenarios = readScenarios(body);
    this.store.change((state) => ({ ...state, scenarios }));
  }

  @Get('requests')
  requests(@Query('target') target: string | undefined): readonly RecordedRequest[] {
    const { requests } = this.store.current;
    return target === undefined ? requests : requests.filter((request) => request.target === target);
  }

  @Get('pending-callbacks')
  pendingCallbacks(): { readonly count: number } {
    return { count: this.store.current.callbacks.length };
  }
}
