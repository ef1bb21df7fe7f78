import { DomainError, type Role } from '@flowkeep/contracts';
import type {
  Actor,
  AuditRepository,
  MemberEntity,
  MemberRepository,
  TransactionRunner,
  WorkspaceRepository,
  WorkspaceTransaction,
} from '@flowkeep/persistence';

/** The people of a workspace. It always keeps an owner, whoever leaves at the same moment. */
export class MemberService {
  constructor(
    private readonly runner: TransactionRunner,
    private readonly workspaces: WorkspaceRepository,
    private readonly members: MemberRepository,
    private readonly audit: AuditRepository,
  ) {}

  async list(workspaceId: string): Promise<readonly MemberEntity[]> {
    return this.runner.inWorkspace(workspaceId, (tx) => this.members.list(tx));
  }

  /** The membership of a person; null where they have none. */
  async find(workspaceId: string, userId: string): Promise<MemberEntity | null> {
    return this.runner.inWorkspace(workspaceId, (tx) => this.members.findByUser(tx, userId));
  }

  async changeRole(workspaceId: string, actor: Actor, memberId: string, role: Role): Promise<MemberEntity> {
    return this.runner.inWorkspace(workspaceId, async (tx) => {
      const member = await this.locked(tx, memberId);
      if (role !== 'owner') await this.keepAnOwner(tx, member);
      await this.members.setRole(tx, memberId, role);
      const subject = { kind: 'member', id: memberId };
      await this.audit.write(tx, {
        actor,
        action: 'member.role-changed',
        subject,
        detail: { from: member.role, to: role },
      });
      return { ...member, role };
    });
  }

  async remove(workspaceId: string, actor: Actor, memberId: string): Promise<void> {
    await this.runner.inWorkspace(workspaceId, async (tx) => {
      const member = await this.locked(tx, memberId);
      await this.keepAnOwner(tx, member);
      await this.members.remove(tx, memberId);
      await this.audit.write(tx, { actor, action: 'member.removed', subject: { kind: 'member', id: memberId } });
    });
  }

  /** Two owners who step down at once come here one after the other: the second sees what the first did. */
  private async locked(tx: WorkspaceTransaction, memberId: string): Promise<MemberEntity> {
    await this.workspaces.lock(tx);
    const member = await this.members.find(tx, memberId);
    if (member === null) throw new DomainError('not-found', 'There is no such member in this workspace.');
    return member;
  }

  private async keepAnOwner(tx: WorkspaceTransaction, member: MemberEntity): Promise<void> {
    if (member.role !== 'owner' || (await this.members.countOwners(tx)) > 1) return;
    throw new DomainError('conflict', 'A workspace needs an owner. Make somebody else an owner first.');
  }
}
