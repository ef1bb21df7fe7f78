import { DomainError } from '@flowkeep/contracts';
import {
  defaultPayloadConverter,
  type Payload,
  type PayloadCodec,
  type SerializationContext,
} from '@temporalio/common';
import { encodeErrorToFailure, loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { CachedPlanSource, createDataConverter, runWorkflowId, type SubjectCipher } from '@flowkeep/temporal';
import { finalFailure, orderToTryAgain, waitForDatabase } from '../steps/step-failure.ts';
import { withPatience } from './patient-codecs.ts';

const payload: Payload = { data: new Uint8Array([7]) };

/** A codec that fails some times with the same error, and then works. */
function failing(times: number, error: Error): { readonly codec: PayloadCodec; readonly tries: () => number } {
  let tries = 0;
  const attempt = (payloads: Payload[]): Promise<Payload[]> => {
    tries += 1;
    return tries <= times ? Promise.reject(error) : Promise.resolve(payloads);
  };
  return { codec: { encode: attempt, decode: attempt }, tries: () => tries };
}

const patient = (codec: PayloadCodec): PayloadCodec => {
  const [wrapped] = withPatience({ payloadCodecs: [codec] }).payloadCodecs ?? [];
  if (wrapped === undefined) throw new Error('There is no codec.');
  return wrapped;
};

it.each(['encode', 'decode'] as const)('waits with %s while the database is away', async (direction) => {
  const { codec, tries } = failing(2, new DomainError('unavailable', 'The database cannot be reached right now.'));
  expect(await patient(codec)[direction]([payload])).toEqual([payload]);
  expect(tries()).toBe(3);
});

it('throws at once what waiting does not mend', async () => {
  const { codec, tries } = failing(1, new DomainError('data-erased', 'It was erased.'));
  await expect(patient(codec).decode([payload])).rejects.toThrow('It was erased.');
  expect(tries()).toBe(1);
});

describe('the report of a failure', () => {
  const context: SerializationContext = {
    type: 'workflow',
    namespace: 'default',
    workflowId: runWorkflowId('lead-welcome', 'kabcdefghijklmno', '4cf88aa7-0cfb-51c9-a0b4-bbbf19ee1cff'),
  };
  const plans = new CachedPlanSource(() => Promise.reject(new Error('Nobody asks for a plan.')));
  /** A converter of which the key of no run opens. */
  const refusing = (error: DomainError) => {
    const refuse = () => Promise.reject(error);
    const cipher: SubjectCipher = { seal: refuse, open: refuse };
    return loadDataConverter(withPatience(createDataConverter({ plans, cipher }), 0));
  };
  const converter = refusing(new DomainError('configuration-missing', 'This data belongs to another root key.'));
  const textOf = async (error: Error, by = converter): Promise<string> => {
    const { encodedAttributes } = await encodeErrorToFailure(by, error, context);
    return Buffer.from(encodedAttributes?.data ?? []).toString();
  };
  const rejected = new DomainError('provider-rejected', 'Aygün has no phone.');

  it.each([
    ['of any kind', new Error('Aygün has no phone.')],
    ['that is final', finalFailure(rejected, 3)],
    ['of a try', orderToTryAgain(rejected, 1, 1_000)],
    ['of our database', waitForDatabase(2)],
  ])('goes out without its words where the run has no key that opens: one %s', async (_, error) => {
    const text = await textOf(error);
    expect(text).toContain('The data of this run cannot be opened.');
    expect(text).not.toContain('Aygün');
  });

  it('does not blame the key while the database is away', async () => {
    const away = refusing(new DomainError('unavailable', 'The database cannot be reached right now.'));
    const text = await textOf(finalFailure(rejected, 3), away);
    expect(text).toContain('the database could not be reached');
    expect(text).not.toContain('FLOWKEEP_ROOT_KEY');
  });

  it('is the only thing that may: a result is refused', async () => {
    const result = defaultPayloadConverter.toPayload({ message: 'Salam' });
    await expect(converter.payloadCodecs.at(-1)?.encode([result], context)).rejects.toThrow('another root key');
  });
});
