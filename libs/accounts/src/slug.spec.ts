import fc from 'fast-check';
import { slugOf } from './slug.ts';

describe('slug', () => {
  it.each([
    ['Baku Dental', 'baku-dental'],
    ['Bakı Diş Klinikası', 'baki-dis-klinikasi'],
    ['Gözəl Əllər & Co.', 'gozel-eller-co'],
    ['Straße 7', 'strasse-7'],
    ['Клиника', 'workspace'],
    ['  ', 'workspace'],
  ])('%s gives %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('is always fit for an address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(name)) && slugOf(name).length <= 40,
      ),
    );
  });
});
