import { IsNull } from 'typeorm';
import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';
import { InvitationEntity } from './invitation.entity.ts';

export type NewInvitation = Pick<InvitationEntity, 'email' | 'role' | 'tokenHash' | 'invitedBy' | 'expiresAt'>;

/** Seats on offer. */
export class InvitationRepository {
  async insert(tx: WorkspaceTransaction, invitation: NewInvitation): Promise<InvitationEntity> {
    const invitations = tx.repository(InvitationEntity);
    const { identifiers } = await invitations.insert({ ...invitation, workspaceId: tx.workspaceId });
    return invitations.findOneByOrFail({ id: String(identifiers[0]?.['id']), workspaceId: tx.workspaceId });
  }

  /** Those that nobody has accepted, newest first. */
  async listOpen(tx: WorkspaceTransaction): Promise<readonly InvitationEntity[]> {
    return tx.repository(InvitationEntity).find({
      where: { workspaceId: tx.workspaceId, acceptedAt: IsNull() },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  async find(tx: WorkspaceTransaction, id: string): Promise<InvitationEntity | null> {
    return tx.repository(InvitationEntity).findOneBy({ id, workspaceId: tx.workspaceId });
  }

  /** False where there is no such invitation that is still open. */
  async removeOpen(tx: WorkspaceTransaction, id: string): Promise<boolean> {
    const open = { id, workspaceId: tx.workspaceId, acceptedAt: IsNull() };
    const { affected } = await tx.repository(InvitationEntity).delete(open);
    return (affected ?? 0) > 0;
  }

  /** Takes the seat; null where it was taken, withdrawn, or has run out. */
  async accept(tx: WorkspaceTransaction, id: string): Promise<InvitationEntity | null> {
    const taken = await tx.query(
      `update invitations set accepted_at = now()
       where workspace_id = $1 and id = $2 and accepted_at is null and expires_at > now() returning id`,
      [tx.workspaceId, id],
    );
    return taken.length === 0 ? null : this.find(tx, id);
  }

  async locate(
    runner: TransactionRunner,
    tokenHash: Buffer,
  ): Promise<{ readonly workspaceId: string; readonly invitationId: string } | null> {
    const [row] = await runner.beforeWorkspace<{ workspace_id: string; invitation_id: string }>(
      `select workspace_id, invitation_id from invitation_by_hash($1)`,
      [tokenHash],
    );
    return row === undefined ? null : { workspaceId: row.workspace_id, invitationId: row.invitation_id };
  }
}
