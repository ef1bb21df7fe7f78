import { Module } from '@nestjs/common';
import { ConnectionController } from './connection.controller.ts';

@Module({ controllers: [ConnectionController] })
export class ConnectionsModule {}
