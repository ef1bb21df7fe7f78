export { SignIn, type SignedInUser } from './sign-in.ts';
export type { SignInSettings } from './sign-in-options.ts';
export { type WorkspaceOfUser, WorkspaceService } from './workspace.service.ts';
export { checkWorkspaceSettings, type WorkspaceSettings } from './workspace-settings.ts';
export { slugOf } from './slug.ts';
export { MemberService } from './member.service.ts';
export { type Acceptance, InvitationService } from './invitation.service.ts';
export { ApiKeyService, type VerifiedApiKey } from './api-key.service.ts';
export { ConnectionService } from './connection.service.ts';
