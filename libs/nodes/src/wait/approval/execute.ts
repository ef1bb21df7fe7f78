import { defineExecutor, durationMilliseconds, type RenderedOf } from '@flowkeep/node-sdk';
import { waitApproval } from './definition.ts';

type Config = RenderedOf<typeof waitApproval.fields>;

export const waitApprovalExecutor = defineExecutor(waitApproval, async ({ config, services }) => {
  const { approvalId, expiresAt } = await services.approvals.open({
    question: config.question.trim(),
    choices: config.choices.map(({ id, label }) => ({ id, label })),
    assignee: assigneeOf(config),
    expiresAfterSeconds: config.expires == null ? null : durationMilliseconds(config.expires) / 1_000,
  });
  return { port: 'expired', output: { approvalId, expiresAt } };
});

function assigneeOf({ asks, role, member }: Config): string {
  switch (asks) {
    case 'anyone':
      return 'anyone';
    case 'role':
      return role;
    case 'member':
      return member;
  }
}
