import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RootWords } from './value-origin.ts';

/** Fields that every contact and workspace has, in the order of the picker. */
export const ROOT_FIELDS = {
  contact: ['name', 'phone', 'email', 'language', 'timeZone', 'source'],
  workspace: ['name', 'timeZone', 'language', 'currency'],
} as const;

/** Names of the roots of references in the reader's language. */
export function useRootWords(): RootWords {
  const { t } = useTranslation('editor');
  return useMemo(() => {
    const contact = ROOT_FIELDS.contact.map((name) => [`contact.${name}`, t(`value.field.${name}`)] as const);
    const workspace = ROOT_FIELDS.workspace.map((name) => [`workspace.${name}`, t(`value.field.${name}`)] as const);
    return {
      trigger: t('value.root.trigger'),
      contact: t('value.root.contact'),
      vars: t('value.root.vars'),
      workspace: t('value.root.workspace'),
      run: t('value.root.run'),
      event: t('value.root.event'),
      fields: Object.fromEntries([...contact, ...workspace]),
    };
  }, [t]);
}
