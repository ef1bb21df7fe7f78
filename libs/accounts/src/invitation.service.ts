import { DomainError, type Role } from '@flowkeep/contracts';
import type {
  Actor,
  AuditRepository,
  InvitationEntity,
  InvitationRepository,
  MemberRepository,
  TransactionRunner,
} from '@flowkeep/persistence';
import { hashToken, newSecretToken } from './secret-token.ts';
import type { SignedInUser, SignIn } from './sign-in.ts';

const VALID_FOR = 7 * 24 * 60 * 60 * 1_000;

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  /** The password that the person chooses, or has, where the address is known already. */
  readonly password: string;
}

/** Seats that are offered to an address by a link, which is valid for a week and once. */
export class InvitationService {
  constructor(
    private readonly runner: TransactionRunner,
    private readonly invitations: InvitationRepository,
    private readonly members: MemberRepository,
    private readonly audit: AuditRepository,
    private readonly signIn: SignIn,
  ) {}

  /** The token is for the person invited and is shown this once. */
  async create(
    workspaceId: string,
    invitedBy: string,
    input: { readonly email: string; readonly role: Role },
  ): Promise<{ readonly invitation: InvitationEntity; readonly token: string }> {
    const { token, hash } = newSecretToken('fki_');
    const email = input.email.toLowerCase();
    return this.runner.inWorkspace(workspaceId, async (tx) => {
      const known = (await this.members.list(tx)).some((member) => member.email === email);
      if (known) throw new DomainError('conflict', 'This person is a member already.');
      const expiresAt = new Date(Date.now() + VALID_FOR);
      const invitation = await this.invitations.insert(tx, {
        email,
        role: input.role,
        tokenHash: hash,
        invitedBy,
        expiresAt,
      });
      const actor = { kind: 'member', id: invitedBy } as const;
      const subject = { kind: 'invitation', id: invitation.id };
      await this.audit.write(tx, { actor, action: 'invitation.created', subject, detail: { role: input.role } });
      return { invitation, token };
    });
  }

  async list(workspaceId: string): Promise<readonly InvitationEntity[]> {
    return this.runner.inWorkspace(workspaceId, (tx) => this.invitations.listOpen(tx));
  }

  async withdraw(workspaceId: string, actor: Actor, id: string): Promise<void> {
    await this.runner.inWorkspace(workspaceId, async (tx) => {
      if (!(await this.invitations.removeOpen(tx, id))) throw gone();
      await this.audit.write(tx, { actor, action: 'invitation.withdrawn', subject: { kind: 'invitation', id } });
    });
  }

  /** Makes the person a member, and an account for them where they have none. Gives the id of the workspace. */
  async accept(acceptance: Acceptance): Promise<{ readonly workspaceId: string; readonly email: string }> {
    const found = await this.invitations.locate(this.runner, hashToken(acceptance.token));
    if (found === null) throw gone();
    const { workspaceId, invitationId } = found;
    const offered = await this.runner.inWorkspace(workspaceId, (tx) => this.invitations.find(tx, invitationId));
    if (offered === null || offered.acceptedAt !== null || offered.expiresAt.getTime() <= Date.now()) throw gone();
    const user = await this.personOf(offered.email, acceptance);
    await this.runner.inWorkspace(workspaceId, async (tx) => {
      const invitation = await this.invitations.accept(tx, invitationId);
      if (invitation === null) throw gone();
      await this.members.insert(tx, { userId: user.id, email: user.email, name: user.name, role: invitation.role });
      const actor = { kind: 'member', id: user.id } as const;
      await this.audit.write(tx, {
        actor,
        action: 'invitation.accepted',
        subject: { kind: 'invitation', id: invitationId },
      });
    });
    return { workspaceId, email: user.email };
  }

  private async personOf(email: string, { name, password }: Acceptance): Promise<SignedInUser> {
    const user = await this.signIn.findUser(email);
    if (user === null) return this.signIn.createUser({ name, email, password });
    if (await this.signIn.passwordIsRight(email, password)) return user;
    throw new DomainError(
      'unauthenticated',
      'There is an account with this address. Give the password of that account.',
    );
  }
}

function gone(): DomainError {
  return new DomainError('not-found', 'This invitation is not valid any more. Ask for a new one.');
}
