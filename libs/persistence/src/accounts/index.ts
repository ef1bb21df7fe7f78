export { WorkspaceEntity } from './workspace.entity.ts';
export { MemberEntity } from './member.entity.ts';
export { InvitationEntity } from './invitation.entity.ts';
export { ApiKeyEntity } from './api-key.entity.ts';
export { ACTOR_KINDS, type ActorKind, AuditEntryEntity } from './audit-entry.entity.ts';
export { CONNECTION_KINDS, ConnectionEntity, type ConnectionKind, connectionPurpose } from './connection.entity.ts';
