import { DomainError } from '@flowkeep/contracts';
import { defineExecutor } from '@flowkeep/node-sdk';
import { dealMove } from './definition.ts';

export const dealMoveExecutor = defineExecutor(dealMove, async ({ config, contact, services }) => {
  if (contact === null) {
    throw new DomainError(
      'invalid-input',
      'This run is about nobody, so there is no deal to move. Save the contact first.',
    );
  }
  const moved = await services.deals.move({
    contactId: contact.id,
    pipelineId: config.pipeline,
    stageId: config.stage,
    title: config.title.trim() || contact.name,
    amount: amountOf(config.amount),
  });
  return { port: 'next', output: { ...moved } };
});

/** Spaces group digits and a comma may stand for the point, as people write it. */
function amountOf(written: string): string | null {
  const amount = written.replaceAll(/\s/g, '').replace(',', '.');
  if (amount === '') return null;
  if (/^\d+(\.\d{1,2})?$/.test(amount)) return amount;
  throw new DomainError(
    'invalid-input',
    'The amount is not a number. It must look like 150 or 150.50, without a currency.',
  );
}
