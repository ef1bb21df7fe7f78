import type { JsonObject } from '@flowkeep/contracts';
import { textOf, type UpsertContact } from '@flowkeep/node-sdk';

/**
 * Who a run is about, from the config of a webhook or form trigger with its templates evaluated.
 * Null when the trigger saves nobody, or when there is neither a phone nor an email nor a name.
 */
export function readPerson(config: JsonObject): UpsertContact | null {
  if (config['savePerson'] !== true) return null;
  const read = (name: string): string => textOf(config[name]).trim();
  const person = { name: read('name'), phone: read('phone'), email: read('email') };
  if (person.name === '' && person.phone === '' && person.email === '') return null;
  return withoutBlanks({ ...person, language: read('language'), timeZone: read('timeZone'), source: read('source') });
}

function withoutBlanks(person: Readonly<Record<string, string>>): UpsertContact {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== ''));
}
