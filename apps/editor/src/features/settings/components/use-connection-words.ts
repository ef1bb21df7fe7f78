import { useTranslation } from 'react-i18next';
import type { ConnectionKind } from '../api/connections.ts';

interface ConnectionWords {
  readonly name: string;
  readonly text: string;
  /** By the name of the field. */
  readonly labels: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, string>>;
}

/** How a provider and what it asks for are called. */
export function useConnectionWords(kind: ConnectionKind): ConnectionWords {
  const { t } = useTranslation('settings');
  if (kind === 'openai') {
    return {
      name: t('connect.openai.name'),
      text: t('connect.openai.text'),
      labels: { apiKey: t('connect.openai.apiKey'), model: t('connect.openai.model') },
      hints: {},
    };
  }
  return {
    name: t('connect.whatsapp.name'),
    text: t('connect.whatsapp.text'),
    labels: {
      phoneNumberId: t('connect.whatsapp.phoneNumberId'),
      businessAccountId: t('connect.whatsapp.businessAccountId'),
      accessToken: t('connect.whatsapp.accessToken'),
      appSecret: t('connect.whatsapp.appSecret'),
      verifyToken: t('connect.whatsapp.verifyToken'),
    },
    hints: {
      phoneNumberId: t('connect.whatsapp.phoneNumberIdHint'),
      appSecret: t('connect.whatsapp.appSecretHint'),
      verifyToken: t('connect.whatsapp.verifyTokenHint'),
    },
  };
}
