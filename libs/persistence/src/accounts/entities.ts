import { ApiKeyEntity } from './api-key.entity.ts';
import { ConnectionEntity } from './connection.entity.ts';
import { InvitationEntity } from './invitation.entity.ts';
import { MemberEntity } from './member.entity.ts';
import { WorkspaceEntity } from './workspace.entity.ts';

export const accountEntities = [
  WorkspaceEntity,
  MemberEntity,
  InvitationEntity,
  ApiKeyEntity,
  ConnectionEntity,
] as const;
