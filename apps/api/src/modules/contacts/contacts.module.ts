import { Module } from '@nestjs/common';
import { ContactDesk } from './contact-desk.service.ts';
import { ContactController } from './contact.controller.ts';

@Module({ controllers: [ContactController], providers: [ContactDesk] })
export class ContactsModule {}
