import { randomBytes, randomUUID } from 'node:crypto';
import { DomainError, type Role } from '@flowkeep/contracts';
import {
  type Actor,
  type AuditRepository,
  type MemberRepository,
  type TransactionRunner,
  type WorkspaceEntity,
  type WorkspaceRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { SignedInUser } from './sign-in.ts';
import { slugOf } from './slug.ts';
import { checkWorkspaceSettings, type WorkspaceSettings } from './workspace-settings.ts';

export type WorkspaceOfUser = WorkspaceEntity & { readonly role: Role };

/** Workspaces: made by a person, who becomes their first owner. */
export class WorkspaceService {
  constructor(
    private readonly runner: TransactionRunner,
    private readonly workspaces: WorkspaceRepository,
    private readonly members: MemberRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** `furnish` puts into the workspace what it begins with, in the transaction that makes it. */
  async create(
    user: SignedInUser,
    settings: WorkspaceSettings,
    furnish: (tx: WorkspaceTransaction) => Promise<void> = () => Promise.resolve(),
  ): Promise<WorkspaceEntity> {
    checkWorkspaceSettings(settings);
    const id = randomUUID();
    return this.runner.inWorkspace(id, async (tx) => {
      const { name, timeZone, language, currency, region } = settings;
      const slug = slugOf(name);
      const row = { id, name: name.trim(), timeZone, language, currency, region };
      const inserted =
        (await this.workspaces.insert(tx, { ...row, slug })) ||
        (await this.workspaces.insert(tx, { ...row, slug: `${slug}-${randomBytes(3).toString('hex')}` }));
      if (!inserted) throw new DomainError('conflict', 'This name is taken. Choose another one.');
      await this.members.insert(tx, { userId: user.id, email: user.email, name: user.name, role: 'owner' });
      const actor = { kind: 'member', id: user.id } as const;
      await this.audit.write(tx, { actor, action: 'workspace.created', subject: { kind: 'workspace', id } });
      await furnish(tx);
      return known(await this.workspaces.find(tx));
    });
  }

  async get(workspaceId: string): Promise<WorkspaceEntity> {
    return this.runner.inWorkspace(workspaceId, async (tx) => known(await this.workspaces.find(tx)));
  }

  /** The workspaces of a person with the role in each, oldest membership first. */
  async listOf(userId: string): Promise<readonly WorkspaceOfUser[]> {
    const found: WorkspaceOfUser[] = [];
    for (const { workspaceId, role } of await this.members.workspacesOf(this.runner, userId)) {
      const workspace = await this.runner.inWorkspace(workspaceId, (tx) => this.workspaces.find(tx));
      if (workspace !== null) found.push({ ...workspace, role });
    }
    return found;
  }

  async update(workspaceId: string, actor: Actor, changes: Partial<WorkspaceSettings>): Promise<WorkspaceEntity> {
    checkWorkspaceSettings(changes);
    return this.runner.inWorkspace(workspaceId, async (tx) => {
      await this.workspaces.update(tx, changes);
      await this.audit.write(tx, {
        actor,
        action: 'workspace.changed',
        subject: { kind: 'workspace', id: workspaceId },
        detail: { fields: Object.keys(changes) },
      });
      return known(await this.workspaces.find(tx));
    });
  }
}

function known(workspace: WorkspaceEntity | null): WorkspaceEntity {
  if (workspace === null) throw new DomainError('not-found', 'There is no such workspace.');
  return workspace;
}
