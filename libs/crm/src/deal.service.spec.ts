import { ContactService } from './contact.service.ts';
import { type DealMove, DealService } from './deal.service.ts';
import { openTestWorkspace, type TestWorkspace } from '@flowkeep/testing/database';

const STAGES = [
  { name: 'New', kind: 'open' },
  { name: 'Meeting planned', kind: 'open' },
  { name: 'Won', kind: 'won' },
] as const;

describe('DealService', () => {
  const deals = new DealService();
  let workspace: TestWorkspace;
  let contactId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    contactId = await workspace.run(async (tx) => {
      await deals.createPipeline(tx, 'Sales', STAGES);
      return (await new ContactService().upsert(tx, 'AZ', null, { name: 'Aysel' })).contact.id;
    });
  });
  afterEach(() => workspace.close());

  const move = (stageId: string, change: Partial<DealMove> = {}) =>
    workspace.run((tx) =>
      deals.move(tx, {
        contactId,
        pipelineId: 'sales',
        stageId,
        title: '',
        amount: null,
        currency: 'AZN',
        stepKey: null,
        ...change,
      }),
    );
  const list = async () =>
    (
      await workspace.run((tx) =>
        deals.list(tx, { pipelineId: null, stageId: null, contactId, limit: 10, cursor: null }),
      )
    ).items;

  it('makes a deal named after the contact, then moves it', async () => {
    const made = await move('new', { amount: '1250.5' });
    expect(made).toMatchObject({ created: true, stage: 'New', previousStage: null });
    expect(await move('Meeting planned')).toEqual({
      dealId: made.dealId,
      created: false,
      stage: 'Meeting planned',
      previousStage: 'New',
    });
    expect(await list()).toMatchObject([
      { title: 'Aysel', amount: '1250.50', currency: 'AZN', stageName: 'Meeting planned' },
    ]);
  });

  it('moves nothing when a step is repeated', async () => {
    const first = await move('New', { stepKey: 'run:move:1' });
    const again = await move('New', { stepKey: 'run:move:1' });
    expect(again).toEqual(first);
    await move('Meeting planned', { stepKey: 'run:move-2:1' });
    const repeated = await move('Meeting planned', { stepKey: 'run:move-2:1' });
    expect(repeated).toMatchObject({ dealId: first.dealId, created: false, stage: 'Meeting planned' });
    expect(await list()).toHaveLength(1);
  });

  it('makes one deal of many moves at once', async () => {
    const moves = await Promise.all(
      Array.from({ length: 6 }, (_, index) => move('New', { stepKey: `run-${String(index)}:move:1` })),
    );
    expect(new Set(moves.map(({ dealId }) => dealId)).size).toBe(1);
  });

  it('leaves a won deal alone and makes a new one', async () => {
    const won = await move('Won');
    const next = await move('New');
    expect(next.created).toBe(true);
    expect(next.dealId).not.toBe(won.dealId);
  });

  it('lists what there is when the name is unknown', async () => {
    await expect(move('Nowhere')).rejects.toMatchObject({
      code: 'configuration-missing',
      message: expect.stringContaining('Stages there are: New, Meeting planned, Won.') as string,
    });
    await expect(move('New', { pipelineId: 'Support' })).rejects.toMatchObject({
      code: 'configuration-missing',
      message: expect.stringContaining('Pipelines there are: Sales.') as string,
    });
  });

  it('refuses an amount that is no decimal', async () => {
    await expect(move('New', { amount: '12,5 AZN' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'amount' }],
    });
  });
});
