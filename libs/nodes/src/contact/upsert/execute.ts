import { DomainError, type ContactSnapshot, type JsonObject } from '@flowkeep/contracts';
import { defineExecutor, isTimeZone, type RenderedOf, type UpsertContact } from '@flowkeep/node-sdk';
import { contactUpsert } from './definition.ts';

type Config = RenderedOf<typeof contactUpsert.fields>;

const TEXTS = ['name', 'phone', 'email', 'language', 'timeZone', 'source'] as const;

export const contactUpsertExecutor = defineExecutor(contactUpsert, async ({ config, contact, services }) => {
  const values = valuesOf(config);
  if (contact === null && !values.name && !values.phone && !values.email) {
    const message = 'There is nobody to save: name, phone and email all came out empty. Check where they come from.';
    throw new DomainError('invalid-input', message);
  }
  const {
    contact: saved,
    contactAt,
    created,
    invalidPhone,
  } = await services.contacts.upsert(contact?.id ?? null, values);
  const output = { contact: jsonOf(saved), created, invalidPhone };
  return { port: 'next', output, contact: saved, ...(contactAt !== undefined && { contactAt }) };
});

function valuesOf(config: Config): UpsertContact {
  const texts = TEXTS.flatMap((name) => {
    const text = config[name]?.trim() ?? '';
    // By a zone that there is not, no wait of the person could be counted.
    const says = name === 'timeZone' ? isTimeZone(text) : text !== '';
    return says ? [[name, text] as const] : [];
  });
  const attributes = Object.fromEntries(config.attributes.map(({ name, value }) => [name, value]));
  return { ...Object.fromEntries(texts), ...(config.attributes.length === 0 ? {} : { attributes }) };
}

function jsonOf(contact: ContactSnapshot): JsonObject {
  return { ...contact };
}
