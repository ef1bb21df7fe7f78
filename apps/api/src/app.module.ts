import type { ApiConfig } from '@flowkeep/config';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Logger } from 'pino';
import { FrameModule } from './frame/frame.module.ts';
import { ApiKeysModule } from './modules/api-keys/api-keys.module.ts';
import { ApprovalModule } from './modules/approvals/approval.module.ts';
import { AuditModule } from './modules/audit/audit.module.ts';
import { BulkOperationModule } from './modules/bulk-operations/bulk-operation.module.ts';
import { CallbackModule } from './modules/callbacks/callback.module.ts';
import { CodecModule } from './modules/codec/codec.module.ts';
import { ConnectionsModule } from './modules/connections/connections.module.ts';
import { EventModule } from './modules/events/event.module.ts';
import { FormModule } from './modules/forms/form.module.ts';
import { HealthModule } from './modules/health/health.module.ts';
import { WebhookModule } from './modules/hooks/webhook.module.ts';
import { InvitationsModule } from './modules/invitations/invitations.module.ts';
import { LiveModule } from './modules/live/live.module.ts';
import { MembersModule } from './modules/members/members.module.ts';
import { OpenApiModule } from './modules/openapi/openapi.module.ts';
import { ContactsModule } from './modules/contacts/contacts.module.ts';
import { DealsModule } from './modules/deals/deals.module.ts';
import { MessagesModule } from './modules/messages/messages.module.ts';
import { PrivacyModule } from './modules/privacy/privacy.module.ts';
import { RunModule } from './modules/runs/run.module.ts';
import { SessionModule } from './modules/session/session.module.ts';
import { SimulationModule } from './modules/simulations/simulation.module.ts';
import { TemplateModule } from './modules/templates/template.module.ts';
import { VersionModule } from './modules/versions/version.module.ts';
import { WorkflowModule } from './modules/workflows/workflow.module.ts';
import { WorkspacesModule } from './modules/workspaces/workspaces.module.ts';

/** Every module of the API. A new one is added here and nowhere else. */
const MODULES: readonly Type[] = [
  ApiKeysModule,
  ApprovalModule,
  AuditModule,
  BulkOperationModule,
  CallbackModule,
  CodecModule,
  ConnectionsModule,
  EventModule,
  FormModule,
  HealthModule,
  WebhookModule,
  InvitationsModule,
  LiveModule,
  OpenApiModule,
  MembersModule,
  ContactsModule,
  DealsModule,
  MessagesModule,
  PrivacyModule,
  RunModule,
  SessionModule,
  SimulationModule,
  TemplateModule,
  VersionModule,
  WorkflowModule,
  WorkspacesModule,
];

@Module({})
export class AppModule {
  static with(config: ApiConfig, logger: Logger): DynamicModule {
    return { module: AppModule, imports: [FrameModule.with(config, logger), ...MODULES] };
  }
}
