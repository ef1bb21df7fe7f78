import { readOptions, SUBJECTS } from './options.mjs';

describe('the options of the benchmark', () => {
  it('measures everything in three rounds unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ only: SUBJECTS, rounds: 3, seconds: 10, report: false });
  });

  it('measures what is named, in its own order', () => {
    const { only, json } = readOptions(['--only', 'W2, W1', '--json', 'figures.json']);
    expect(only).toEqual(['W1', 'W2']);
    expect(json).toBe('figures.json');
  });

  it('measures beside others what they take part in, unless more is named', () => {
    expect(readOptions(['--floor']).only).toEqual(['W2', 'W3', 'W4']);
    expect(readOptions(['--peer', 'n8n']).only).toEqual(['W1', 'W2', 'W3', 'W4']);
    expect(readOptions(['--floor', '--only', 'W1,W2']).only).toEqual(['W1', 'W2']);
  });

  it.each([
    [['--only', 'W9'], '--only names "W9". Known: W1, W2, W3, W4, accept, resume, step, sleep, list.'],
    [['--rounds', '0'], '--rounds is "0". Give a whole number from 1 to 20.'],
    [['--peer', 'zapier'], '--peer is "zapier". Known: n8n.'],
    [['--rate', 'fast'], '--rate is "fast". Give a whole number from 1 to 5000.'],
  ])('%j is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
