import { readPhone } from './phone-number.ts';

describe('readPhone', () => {
  it.each([
    ['050 123 45 67', 'AZ', '+994501234567'],
    ['(050) 123-45-67', 'az', '+994501234567'],
    ['+994 50 123 45 67', 'TR', '+994501234567'],
    ['00994501234567', 'AZ', '+994501234567'],
    ['8 916 123-45-67', 'RU', '+79161234567'],
    ['0532 123 45 67', 'TR', '+905321234567'],
    ['(801) 555-2671', 'US', '+18015552671'],
  ])('reads %s in %s as %s', (text, region, expected) => {
    expect(readPhone(text, region)).toBe(expected);
  });

  it.each([
    ['', 'AZ'],
    ['12', 'AZ'],
    ['call me', 'AZ'],
    ['050 123 45 67 or later', 'AZ'],
    ['050 123 45 67', 'ZZ'],
    ['+994 50 123', 'AZ'],
  ])('finds no number in “%s” (%s)', (text, region) => {
    expect(readPhone(text, region)).toBeNull();
  });
});
