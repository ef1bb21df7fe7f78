import { Module } from '@nestjs/common';
import { PrivacyController } from './privacy.controller.ts';
import { PrivacyDesk } from './privacy-desk.service.ts';

@Module({ controllers: [PrivacyController], providers: [PrivacyDesk] })
export class PrivacyModule {}
