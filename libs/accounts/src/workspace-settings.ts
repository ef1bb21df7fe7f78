import { DomainError, type FieldError } from '@flowkeep/contracts';

/** Where and in which language a workspace works. */
export interface WorkspaceSettings {
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2: by it local phone numbers are read. */
  readonly region: string;
}

const CHECKS: Readonly<Record<keyof WorkspaceSettings, { isRight: (value: string) => boolean; message: string }>> = {
  name: {
    isRight: (value) => value.trim() !== '' && value.length <= 120,
    message: 'Give the workspace a name of at most 120 characters.',
  },
  timeZone: { isRight: isTimeZone, message: 'Choose a time zone by its name, for example Asia/Baku.' },
  language: { isRight: isLanguage, message: 'Choose a language by its code, for example az.' },
  currency: {
    isRight: (value) => Intl.supportedValuesOf('currency').includes(value),
    message: 'Choose a currency by its three letters, for example AZN.',
  },
  region: { isRight: isRegion, message: 'Choose a country by its two letters, for example AZ.' },
};

/** Throws `invalid-input` with a message for every setting that cannot be used. */
export function checkWorkspaceSettings(settings: Partial<WorkspaceSettings>): void {
  const fields: FieldError[] = [];
  for (const [name, { isRight, message }] of Object.entries(CHECKS)) {
    const value = settings[name as keyof WorkspaceSettings];
    if (value !== undefined && !isRight(value)) fields.push({ path: name, message });
  }
  if (fields.length > 0)
    throw new DomainError('invalid-input', fields.map(({ message }) => message).join(' '), { fields });
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return /^[A-Za-z]/.test(value);
  } catch {
    return false;
  }
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1 && Intl.DateTimeFormat.supportedLocalesOf(value).length === 1;
  } catch {
    return false;
  }
}

function isRegion(value: string): boolean {
  if (!/^[A-Z]{2}$/.test(value)) return false;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(value) !== undefined && value !== 'ZZ';
}
