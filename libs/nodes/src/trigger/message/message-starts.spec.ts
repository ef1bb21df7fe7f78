import { messageStarts } from './message-starts.ts';

describe('messageStarts', () => {
  it.each([
    ['any message without keywords', '', 'Salam', true],
    ['a message with one of the words', 'price, qiymət', 'Qiyməti nə qədərdir?', true],
    ['a message with none of them', 'price, qiymət', 'Salam', false],
    ['İ and I written either way', 'İMPLANT', 'implant lazımdır', true],
    ['dotless ı', 'qızıl', 'QIZIL', true],
    ['commas with nothing between them', ' , ,', 'Salam', true],
    ['Cyrillic', 'цена', 'Какая ЦЕНА?', true],
  ])('%s', (_, keywords, text, expected) => {
    expect(messageStarts({ keywords, alsoWhileWaiting: false }, { text, answersWait: false })).toBe(expected);
  });

  it('leaves an awaited answer to the run that waits', () => {
    const message = { text: 'Salam', answersWait: true };
    expect(messageStarts({ keywords: '', alsoWhileWaiting: false }, message)).toBe(false);
    expect(messageStarts({ keywords: '', alsoWhileWaiting: true }, message)).toBe(true);
  });
});
