import { waitFor } from './wait-for.ts';

describe('waitFor', () => {
  it('gives what the condition gave at last', async () => {
    const answers = [null, false, 'there'];
    await expect(waitFor(() => answers.shift(), { every: 1 })).resolves.toBe('there');
  });

  it('takes an error for "not yet" and names it when time is up', async () => {
    const cause = new Error('no connection');
    const never = waitFor(
      () => {
        throw cause;
      },
      { timeout: 5, every: 1, what: 'The greeting' },
    );
    await expect(never).rejects.toMatchObject({ message: 'The greeting did not come true in 5 ms.', cause });
  });
});
