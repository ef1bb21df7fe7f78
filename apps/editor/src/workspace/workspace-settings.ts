import type { Schema } from '../api/types.ts';

/** What a workspace is called and how it counts time, money and phones. */
export type WorkspaceSettings = Schema<'CreateWorkspaceDto'>;

/** What the browser says of its place, as a first guess for a new workspace. */
export function settingsOfThisPlace(): WorkspaceSettings {
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  const { language, region } = new Intl.Locale(locale).maximize();
  return {
    name: '',
    timeZone,
    language,
    currency: CURRENCY_OF_REGION[region ?? ''] ?? 'USD',
    region: region ?? 'US',
  };
}

const CURRENCY_OF_REGION: Readonly<Record<string, string>> = {
  AZ: 'AZN',
  DE: 'EUR',
  FR: 'EUR',
  GB: 'GBP',
  GE: 'GEL',
  IT: 'EUR',
  KZ: 'KZT',
  RU: 'RUB',
  TR: 'TRY',
  UA: 'UAH',
  UZ: 'UZS',
};
