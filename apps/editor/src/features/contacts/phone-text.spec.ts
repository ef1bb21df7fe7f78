import { phoneText } from './phone-text.ts';

describe('phoneText', () => {
  it.each([
    ['+994501234567', '+994 50 123 45 67'],
    ['+905321234567', '+90 532 123 45 67'],
    ['hidden:42', 'hidden:42'],
  ])('writes %p as %p', (phone, text) => {
    expect(phoneText(phone)).toBe(text);
  });
});
