import type { Role } from '@flowkeep/contracts';
import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';
import { MemberEntity } from './member.entity.ts';

export type NewMember = Pick<MemberEntity, 'userId' | 'email' | 'name' | 'role'>;

/** The people of a workspace. */
export class MemberRepository {
  async insert(tx: WorkspaceTransaction, member: NewMember): Promise<MemberEntity> {
    const members = tx.repository(MemberEntity);
    const { identifiers } = await members.insert({ ...member, workspaceId: tx.workspaceId });
    return members.findOneByOrFail({ id: String(identifiers[0]?.['id']), workspaceId: tx.workspaceId });
  }

  async list(tx: WorkspaceTransaction): Promise<readonly MemberEntity[]> {
    return tx.repository(MemberEntity).find({
      where: { workspaceId: tx.workspaceId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  async find(tx: WorkspaceTransaction, id: string): Promise<MemberEntity | null> {
    return tx.repository(MemberEntity).findOneBy({ id, workspaceId: tx.workspaceId });
  }

  async findByUser(tx: WorkspaceTransaction, userId: string): Promise<MemberEntity | null> {
    return tx.repository(MemberEntity).findOneBy({ userId, workspaceId: tx.workspaceId });
  }

  async countOwners(tx: WorkspaceTransaction): Promise<number> {
    return tx.repository(MemberEntity).countBy({ role: 'owner', workspaceId: tx.workspaceId });
  }

  async setRole(tx: WorkspaceTransaction, id: string, role: Role): Promise<void> {
    await tx.repository(MemberEntity).update({ id, workspaceId: tx.workspaceId }, { role });
  }

  async remove(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.repository(MemberEntity).delete({ id, workspaceId: tx.workspaceId });
  }

  /** The workspaces of a person, oldest membership first. */
  async workspacesOf(
    runner: TransactionRunner,
    userId: string,
  ): Promise<readonly { workspaceId: string; role: Role }[]> {
    const rows = await runner.beforeWorkspace<{ workspace_id: string; role: Role }>(
      `select workspace_id, role from workspaces_of_user($1)`,
      [userId],
    );
    return rows.map((row) => ({ workspaceId: row.workspace_id, role: row.role }));
  }
}
