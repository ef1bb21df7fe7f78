import { ConnectionService, type SignedInUser, SignIn, WorkspaceService } from '@flowkeep/accounts';
import type { SeedConfig } from '@flowkeep/config';
import type { INestApplicationContext } from '@nestjs/common';
import { connectToSandbox } from './sandbox-connections.ts';
import { DEMO_SLUG, DEMO_WORKSPACE, OWNER_NAME } from './demo-content.ts';
import { furnishDemo } from './furnish-demo.ts';
import { publishDemoWorkflow } from './publish-demo-workflow.ts';

export interface SeededDemo {
  readonly workspaceId: string;
  readonly workflowId: string;
}

type SeedSettings = Pick<SeedConfig, 'ownerEmail' | 'ownerPassword' | 'sandboxAppSecret'>;

/** Sees to it that the owner, the demo workspace and its published workflow are there. */
export async function seedDemo(app: INestApplicationContext, settings: SeedSettings): Promise<SeededDemo> {
  const owner = await ownerOf(app.get(SignIn), settings);
  const workspaceId = await workspaceOf(app.get(WorkspaceService), owner);
  const actor = { kind: 'system', id: 'seed' } as const;
  await connectToSandbox(app.get(ConnectionService), actor, { workspaceId, appSecret: settings.sandboxAppSecret });
  return { workspaceId, workflowId: await publishDemoWorkflow(app, workspaceId, owner.id) };
}

async function ownerOf(
  signIn: SignIn,
  { ownerEmail: email, ownerPassword: password }: SeedSettings,
): Promise<SignedInUser> {
  const known = await signIn.findUser(email);
  if (known !== null && (await signIn.hasPassword(email))) return known;
  return signIn.createUser({ name: OWNER_NAME, email, password });
}

async function workspaceOf(workspaces: WorkspaceService, owner: SignedInUser): Promise<string> {
  const known = (await workspaces.listOf(owner.id)).find(({ slug }) => slug.startsWith(DEMO_SLUG));
  return (known ?? (await workspaces.create(owner, DEMO_WORKSPACE, furnishDemo))).id;
}
