import type { JsonObject } from '@flowkeep/contracts';
import type { IdentityAddress } from '@flowkeep/persistence';
import { readEmail } from './email-address.ts';
import { readPhone } from './phone-number.ts';

/** What is known about a person, as a form or a step gives it. An empty text says nothing and changes nothing. */
export interface ContactValues {
  readonly name?: string;
  /** As written by a person; read by the workspace's region. */
  readonly phone?: string;
  readonly email?: string;
  /** BCP 47. */
  readonly language?: string;
  /** IANA zone. */
  readonly timeZone?: string;
  readonly source?: string;
  readonly attributes?: JsonObject;
}

/** Contact values that can be stored: E.164, lower-case e-mail, no empty texts. */
export interface ReadValues {
  readonly name: string | undefined;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string | undefined;
  readonly timeZone: string | undefined;
  readonly source: string | undefined;
  readonly attributes: JsonObject;
  readonly invalidPhone: boolean;
  readonly invalidEmail: boolean;
  /** Most specific first. */
  readonly addresses: readonly IdentityAddress[];
}

/** Reads values by the region of the workspace. A phone or e-mail that cannot be read is reported, not stored. */
export function readContactValues(values: ContactValues, region: string): ReadValues {
  const phoneText = given(values.phone);
  const emailText = given(values.email);
  const phone = phoneText === undefined ? null : readPhone(phoneText, region);
  const email = emailText === undefined ? null : readEmail(emailText);
  return {
    name: given(values.name),
    phone,
    email,
    language: given(values.language),
    timeZone: knownZone(given(values.timeZone)),
    source: given(values.source),
    attributes: values.attributes ?? {},
    invalidPhone: phoneText !== undefined && phone === null,
    invalidEmail: emailText !== undefined && email === null,
    addresses: [
      ...(phone === null ? [] : [{ channel: 'phone' as const, address: phone }]),
      ...(email === null ? [] : [{ channel: 'email' as const, address: email }]),
    ],
  };
}

function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

function knownZone(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
