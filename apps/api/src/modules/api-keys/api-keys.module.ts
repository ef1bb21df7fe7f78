import { Module } from '@nestjs/common';
import { ApiKeyController } from './api-key.controller.ts';

@Module({ controllers: [ApiKeyController] })
export class ApiKeysModule {}
