import { readOptWord } from './opt-words.ts';

describe('readOptWord', () => {
  it.each([
    'STOP',
    'stop.',
    ' Unsubscribe ',
    'DAYANDIR',
    'dayandır',
    'Стоп!',
    'ОТПИСАТЬСЯ',
    'İPTAL',
    'iptal',
    'IPTAL ET',
  ])('hears a stop in “%s”', (text) => expect(readOptWord(text)).toBe('stop'));

  it.each(['start', 'BAŞLA', 'Старт', 'BAŞLAT', 'başlat'])('hears a start in “%s”', (text) =>
    expect(readOptWord(text)).toBe('start'),
  );

  it.each(['', 'please stop calling after six', 'the end of the month', 'stopwatch', 'başlayaq'])(
    'hears neither in “%s”',
    (text) => {
      expect(readOptWord(text)).toBeNull();
    },
  );
});
