import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue, StepReport } from '@flowkeep/contracts';
import fc from 'fast-check';
import { RunProjectionRepository } from '../dispatch/run-projection.repository.ts';
import { StepResultRepository } from '../dispatch/step-result.repository.ts';
import { RootKey, SubjectKeys, WorkspaceKeys } from '../keys/index.ts';
import { StepRepository } from '../runs/step.repository.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { LARGE, shrink, whole } from './large-parts.ts';

describe('a value whose large parts are kept apart', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('a', 'ə').map((letter) => letter.repeat(LARGE)),
  );
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value'), { maxKeys: 3 }),
    ),
  }));

  it('is what it was when they are put in again, and small without them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), value, { maxKeys: 4 }), async (given) => {
        const kept = new Map<string, string>();
        const shrunk = await shrink(given, (part) => {
          const id = String(kept.size);
          kept.set(id, part);
          return Promise.resolve(id);
        });
        expect(JSON.stringify(shrunk.rest).length).toBeLessThan(LARGE);
        const again = await whole(shrunk, (id) => Promise.resolve(JSON.parse(kept.get(id) ?? '') as JsonValue));
        expect(again).toEqual(JSON.parse(JSON.stringify(given)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('what steps give', () => {
  const keys = new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(randomBytes(32).toString('base64'))));
  const ledger = new StepResultRepository(keys);
  const body = 'ə'.repeat(50_000);
  const output = { status: 200, body };
  let database: TestDatabase;
  let workspaceId: string;
  let contactId: string;
  let runId: string;
  let subjectKeyRef: string;

  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    database.runner.inWorkspace(workspaceId, work);
  const count = (sql: string) =>
    inWorkspace((tx) => tx.query<{ number: number }>(`select (${sql})::int as number`, [])).then(
      ([row]) => row?.number,
    );

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
    contactId = await database.createContact(workspaceId);
    runId = randomUUID();
    await inWorkspace(async (tx) => {
      const [workflow] = await tx.query<{ id: string }>(
        `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Lead', 'lead', '{}') returning id`,
        [workspaceId],
      );
      subjectKeyRef = await keys.create(tx, contactId);
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
         values ($1, $2, $3, 1, $1, 'lead', $4)`,
        [runId, workspaceId, workflow?.id, subjectKeyRef],
      );
    });
  });
  afterAll(() => database.close());

  const report = (given: JsonObject, sequence: number): StepReport => ({
    key: `${runId}:ask:1`,
    nodeId: 'ask',
    nodeType: 'http.request',
    visit: 1,
    status: 'done',
    port: 'next',
    output: given,
    error: null,
    startedAt: new Date(0).toISOString(),
    endedAt: new Date(0).toISOString(),
    waitingUntil: null,
    sequence,
  });
  const shown = () => inWorkspace((tx) => new StepRepository(keys).ofRun(tx, runId, subjectKeyRef));
  const project = (given: JsonObject, sequence: number) =>
    inWorkspace((tx) =>
      new RunProjectionRepository(keys).project(
        tx,
        { runId, subjectKeyRef, status: 'running', currentNode: null, error: null, contactId: null },
        [report(given, sequence)],
      ),
    );
  const found = () => inWorkspace((tx) => ledger.find(tx, { runId, stepKey: `${runId}:ask:1`, subjectKeyRef }));

  it('stands in rows by reference where it is large, once for its run, and is read as it was', async () => {
    await project(output, 1);
    const place = { runId, stepKey: `${runId}:ask:1`, subjectKeyRef };
    await inWorkspace((tx) => ledger.keep(tx, place, { port: 'next', output }));
    expect((await shown())[0]?.output).toEqual(output);
    expect(await found()).toEqual({ port: 'next', output });
    expect(await count(`select length(output) from steps`)).toBeLessThan(500);
    expect(await count(`select length(result) from step_results`)).toBeLessThan(500);
    expect(await count(`select count(*) from blobs`)).toBe(1);
  });

  it('stands there itself where it is small, whatever it looks like', async () => {
    const small = { '@': '@{"rest":null,"apart":[]}', rest: null, apart: [[[], 'x']] };
    await project(small, 2);
    expect((await shown())[0]?.output).toEqual(small);
    await project(output, 3);
  });

  it('is a tombstone when its person was erased, and gone with its run', async () => {
    await inWorkspace((tx) => keys.destroyForContact(tx, contactId));
    expect((await shown())[0]?.output).toEqual({ erased: true });
    expect(await found()).toBeNull();
    await inWorkspace((tx) => tx.query(`delete from runs where id = $1`, [runId]));
    expect(await count(`select count(*) from blobs`)).toBe(0);
  });
});
