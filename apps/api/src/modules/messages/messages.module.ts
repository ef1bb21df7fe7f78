import { Module } from '@nestjs/common';
import { MessageDesk } from './message-desk.service.ts';
import { MessageController } from './message.controller.ts';

@Module({ controllers: [MessageController], providers: [MessageDesk] })
export class MessagesModule {}
