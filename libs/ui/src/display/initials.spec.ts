import { initialsOf } from './initials.ts';

describe('initialsOf', () => {
  it.each([
    ['Günəş Əliyeva', 'GƏ'],
    ['Rəna', 'R'],
    ['ilqar məmmədov', 'İM'],
    ['Анна Мария Петрова', 'АП'],
    ['  ', ''],
    ['', ''],
  ])('shortens %p to %p', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
