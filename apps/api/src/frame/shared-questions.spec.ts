import { SharedQuestions } from './shared-questions.ts';

/** A question whose answers are given by hand. */
function aQuestion() {
  const open: { readonly answer: (value: number) => void; readonly fail: (error: Error) => void }[] = [];
  const read = (): Promise<number> => new Promise((answer, fail) => open.push({ answer, fail }));
  return { open, read };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('shared questions', () => {
  it('are asked once more for all who came while one was under way', async () => {
    const questions = new SharedQuestions<number>();
    const { open, read } = aQuestion();
    const first = questions.ask('a', read);
    const others = [questions.ask('a', read), questions.ask('a', read)];
    expect(open).toHaveLength(1);
    open[0]?.answer(1);
    expect(await first).toBe(1);
    await turn();
    expect(open).toHaveLength(2);
    open[1]?.answer(2);
    expect(await Promise.all(others)).toEqual([2, 2]);
    await turn();
    void questions.ask('a', read);
    expect(open).toHaveLength(3);
  });

  it('go on behind one that failed', async () => {
    const questions = new SharedQuestions<number>();
    const { open, read } = aQuestion();
    const first = questions.ask('a', read);
    const second = questions.ask('a', read);
    open[0]?.fail(new Error('no answer'));
    await expect(first).rejects.toThrow('no answer');
    await turn();
    open[1]?.answer(2);
    expect(await second).toBe(2);
  });

  it('of different names do not wait for one another', () => {
    const questions = new SharedQuestions<number>();
    const { open, read } = aQuestion();
    void questions.ask('a', read);
    void questions.ask('b', read);
    expect(open).toHaveLength(2);
  });
});
