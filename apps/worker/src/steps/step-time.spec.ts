import { once } from 'node:events';
import { StepTime } from './step-time.ts';

const NEVER = new AbortController().signal;

/** Lets timers fire that are due. */
const fireTimers = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Lets so many milliseconds pass. */
function pass(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until;);
}

it('is over when the step has taken it', async () => {
  const time = new StepTime(10, NEVER);
  pass(11);
  await fireTimers();
  expect([time.signal.aborted, time.isOver]).toEqual([true, true]);
});

it('stands still while the step waits for its turn', async () => {
  const time = new StepTime(200, NEVER);
  await time.outside(async () => {
    pass(210);
    await fireTimers();
  });
  expect(time.isOver).toBe(false);
  await once(time.signal, 'abort');
  expect(time.isOver).toBe(true);
});

it('does not begin anew behind the wait', async () => {
  const time = new StepTime(50, NEVER);
  pass(60);
  await time.outside(() => Promise.resolve());
  await fireTimers();
  expect(time.isOver).toBe(true);
});

it('tells the wait of a cancellation, which is not the end of the time', async () => {
  const cancelled = new AbortController();
  const time = new StepTime(60_000, cancelled.signal);
  await time.outside((cancellation) => {
    cancelled.abort();
    return Promise.resolve(expect(cancellation.aborted).toBe(true));
  });
  expect([time.signal.aborted, time.isOver]).toEqual([true, false]);
  time.stop();
});

it('has no end once the step is done', async () => {
  const time = new StepTime(1, NEVER);
  time.stop();
  pass(10);
  await fireTimers();
  expect(time.isOver).toBe(false);
});
