import type { Schema } from '../../../api/types.ts';

export type Member = Schema<'MemberDto'>;

export type Invitation = Schema<'InvitationDto'>;
