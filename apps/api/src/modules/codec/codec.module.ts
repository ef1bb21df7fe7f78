import { Module } from '@nestjs/common';
import { CodecController } from './codec.controller.ts';
import { CodecService } from './codec.service.ts';

@Module({ controllers: [CodecController], providers: [CodecService] })
export class CodecModule {}
