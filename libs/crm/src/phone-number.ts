import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * Reads a phone as people write it: `050 123 45 67` in the region `AZ` gives `+994501234567`. Null where no real
 * number can be read. `region` is ISO 3166-1 alpha-2; a number that begins with `+` or `00` needs none.
 */
export function readPhone(text: string, region: string): string | null {
  const written = text.trim().replace(/^00/, '+');
  const country = countryOf(region);
  const parsed = parsePhoneNumberFromString(written, { extract: false, ...(country && { defaultCountry: country }) });
  return parsed?.isValid() ? parsed.number : null;
}

function countryOf(region: string): CountryCode | undefined {
  const upper = region.toUpperCase();
  return isSupportedCountry(upper) ? upper : undefined;
}
