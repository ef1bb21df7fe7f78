import fc from 'fast-check';
import { redact } from './redaction.ts';

describe('redact', () => {
  it.each([
    ['Zəng edin: +994 50 123 45 67', 'Zəng edin: [phone 1]'],
    ['050-123-45-67 or (050) 765 43 21', '[phone 1] or [phone 2]'],
    ['call 0501234567, I repeat: 050 123 45 67!', 'call [phone 1], I repeat: [phone 1]!'],
    ['aysel.m@example.az and AYSEL.M@example.az', '[email 1] and [email 1]'],
    ['Пишите на anna@почта.рф', 'Пишите на [email 1]'],
    ['at 10:30 on 12.05, room 1204, 1250.50 AZN', 'at 10:30 on 12.05, room 1204, 1250.50 AZN'],
    ['', ''],
  ])('turns “%s” into “%s”', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('leaves no Azerbaijani mobile number, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(9_999_999), fc.string(), (before, number, after) => {
        const phone = `+99450${String(number).padStart(7, '0')}`;
        expect(redact(`${before} ${phone} ${after}`)).not.toContain(phone);
      }),
    );
  });
});
