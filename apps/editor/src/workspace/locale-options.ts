import type { SelectOption } from '@flowkeep/ui';
import { getCountries } from 'libphonenumber-js/min';

const LANGUAGES = ['az', 'en', 'ru', 'tr', 'ka', 'uk', 'kk', 'uz', 'fa', 'ar', 'de', 'fr', 'es', 'it', 'pl', 'pt'];

/** Every IANA zone of this browser, and the one that is chosen. */
export function timeZoneOptions(chosen: string): readonly SelectOption<string>[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

export function languageOptions(chosen: string): readonly SelectOption<string>[] {
  return named([...LANGUAGES, chosen], 'language');
}

export function currencyOptions(chosen: string): readonly SelectOption<string>[] {
  const names = new Intl.DisplayNames(['en'], { type: 'currency' });
  return [...new Set([...Intl.supportedValuesOf('currency'), chosen])].map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}

/** Countries whose local phone numbers can be read. */
export function regionOptions(chosen: string): readonly SelectOption<string>[] {
  return named([...getCountries(), chosen], 'region');
}

function named(codes: readonly string[], type: 'language' | 'region'): readonly SelectOption<string>[] {
  const names = new Intl.DisplayNames(['en'], { type });
  return [...new Set(codes)]
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en'));
}
