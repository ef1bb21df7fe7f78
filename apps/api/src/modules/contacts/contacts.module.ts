import { Module } from '@nestjs/common';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { ContactDesk } from './contact-desk.service.ts';
import { ContactController } from './contact.controller.ts';

@Module({ imports: [WorkflowStorageModule], controllers: [ContactController], providers: [ContactDesk] })
export class ContactsModule {}
