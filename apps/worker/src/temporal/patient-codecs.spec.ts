import { DomainError } from '@flowkeep/contracts';
import type { Payload, PayloadCodec } from '@temporalio/common';
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
