import { type DynamicModule, Module } from '@nestjs/common';
import type { SandboxConfig } from '@flowkeep/config';
import { ControlController } from './control/control.controller.ts';
import { HealthController } from './health.controller.ts';
import { ResponsesController } from './openai/responses.controller.ts';
import { PhoneController } from './phone/phone.controller.ts';
import { SandboxSettings } from './sandbox-settings.ts';
import { ShutdownSignal } from './shutdown-signal.ts';
import { StateStore } from './state/state-store.ts';
import { CallbackSender } from './whatsapp/callback-sender.ts';
import { MessagesController } from './whatsapp/messages.controller.ts';
import { PhoneNetwork } from './whatsapp/phone-network.ts';

@Module({})
export class SandboxModule {
  static with(config: SandboxConfig): DynamicModule {
    return {
      module: SandboxModule,
      controllers: [ControlController, HealthController, MessagesController, PhoneController, ResponsesController],
      providers: [
        { provide: SandboxSettings, useValue: new SandboxSettings(config) },
        CallbackSender,
        PhoneNetwork,
        ShutdownSignal,
        StateStore,
      ],
    };
  }
}
