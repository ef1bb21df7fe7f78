import { randomUUID } from 'node:crypto';
import { NotificationListener } from '../notification-listener.ts';
import { LIVE_CHANNEL, type LiveChange, parseLiveChange } from '../notifications.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';

it('whoever looks at open questions hears of one that ended with its run', async () => {
  const database: TestDatabase = await openTestDatabase();
  let tell: (change: LiveChange) => void = () => undefined;
  const heard = new Promise<LiveChange>((resolve) => {
    tell = resolve;
  });
  const listener = new NotificationListener({
    url: process.env['TEST_DATABASE_URL'] ?? '',
    channel: LIVE_CHANNEL,
    onNotification: (payload) => {
      const change = parseLiveChange(payload);
      if (change?.type === 'approval') tell(change);
    },
  });
  try {
    await listener.start();
    const workspaceId = await database.createWorkspace();
    const runId = randomUUID();
    const [approval] = await database.runner.inWorkspace(workspaceId, async (tx) => {
      const [workflow] = await tx.query<{ id: string }>(
        `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Ask', 'ask', '{}') returning id`,
        [workspaceId],
      );
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref,
                           temporal_workflow_id)
         values ($1, $2, $3, 1, $1, 'lead', 'k', 'ask')`,
        [runId, workspaceId, workflow?.id],
      );
      return tx.query<{ id: string }>(
        `insert into approvals (workspace_id, run_id, step_key, node_id, subject_key_ref, question, choices, token_hash)
         values ($1, $2, 'ask', 'ask', 'k', '', '[]', $3) returning id`,
        [workspaceId, runId, Buffer.from(runId)],
      );
    });
    await database.runner.inWorkspace(workspaceId, (tx) =>
      tx.query(`update runs set status = 'cancelled', ended_at = now() where id = $1`, [runId]),
    );
    expect(await heard).toEqual({ workspaceId, type: 'approval', id: approval?.id });
  } finally {
    await listener.stop();
    await database.close();
  }
});
