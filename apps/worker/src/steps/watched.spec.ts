import { setTimeout as pause } from 'node:timers/promises';
import { watched } from './watched.ts';

it('does not go on before what is shown of a step is written', async () => {
  const said: string[] = [];
  const show = async (): Promise<void> => {
    said.push('shows');
    await pause(200);
    said.push('shown');
  };
  const result = await watched(show, async () => {
    await pause(1_100);
    said.push('done');
    return 7;
  });
  expect(result).toBe(7);
  expect(said).toEqual(['shows', 'done', 'shown']);
});

it('shows no step that is soon done, and goes on where it cannot be shown', async () => {
  const show = (): Promise<never> => Promise.reject(new Error('The database is away.'));
  await expect(watched(show, () => Promise.resolve(7))).resolves.toBe(7);
  await expect(watched(show, () => pause(1_100, 7))).resolves.toBe(7);
});
