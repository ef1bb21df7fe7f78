export { WorkspaceEntity } from './workspace.entity.ts';
export { MemberEntity } from './member.entity.ts';
export { InvitationEntity } from './invitation.entity.ts';
export { ApiKeyEntity } from './api-key.entity.ts';
export { ACTOR_KINDS, type ActorKind } from './actor-kind.ts';
export { CONNECTION_KINDS, ConnectionEntity, type ConnectionKind, connectionPurpose } from './connection.entity.ts';
export { type NewWorkspace, type WorkspaceChanges, WorkspaceRepository } from './workspace.repository.ts';
export { MemberRepository, type NewMember } from './member.repository.ts';
export { InvitationRepository, type NewInvitation } from './invitation.repository.ts';
export { ApiKeyRepository, type NewApiKey } from './api-key.repository.ts';
export {
  type Actor,
  type AuditEntry,
  type AuditPosition,
  type AuditRecord,
  AuditRepository,
} from './audit.repository.ts';
export { type ConnectionInput, ConnectionRepository, type OpenConnection } from './connection.repository.ts';
