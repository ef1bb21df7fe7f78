import type { WorkspaceSettings } from '@flowkeep/accounts';
import type { ContactValues } from '@flowkeep/crm';
import type { MessageTemplateRecord } from '@flowkeep/persistence';

export const OWNER_NAME = 'Rəna Məmmədova';

export const DEMO_SLUG = 'baku-dental';

export const DEMO_WORKSPACE: WorkspaceSettings = {
  name: 'Baku Dental',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
};

/** The template of the ready-made workflow that the demo publishes. */
export const DEMO_WORKFLOW = 'lead-welcome';

/** The WhatsApp number of the sandbox. */
export const SANDBOX_PHONE_NUMBER = '100200300';

export const DEMO_TEMPLATES: readonly Omit<MessageTemplateRecord, 'id'>[] = [
  {
    channel: 'whatsapp',
    name: 'greeting_az',
    language: 'az',
    category: 'utility',
    body: 'Salam, {{1}}! Baku Dental klinikasına yazdığınız üçün təşəkkür edirik. Sizə necə kömək edə bilərik?',
    status: 'approved',
  },
  {
    channel: 'whatsapp',
    name: 'followup_az',
    language: 'az',
    category: 'utility',
    body: 'Salam, {{1}}! Müraciətiniz bizim üçün vacibdir. Sizə zəng etməyimizi istəyirsiniz?',
    status: 'approved',
  },
];

export interface DemoContact extends ContactValues {
  readonly name: string;
  /** Stage of the contact's deal and its amount in the workspace's currency; null where there is no deal. */
  readonly deal: { readonly stage: string; readonly title: string; readonly amount: string } | null;
}

export const DEMO_CONTACTS: readonly DemoContact[] = [
  {
    name: 'Aysel Quliyeva',
    phone: '+994502000101',
    email: 'aysel.quliyeva@example.com',
    language: 'az',
    source: 'Instagram',
    deal: { stage: 'Meeting planned', title: 'Diş implantı', amount: '1800' },
  },
  {
    name: 'Elvin Həsənov',
    phone: '+994552000102',
    email: 'elvin.hasanov@example.com',
    language: 'az',
    source: 'Website',
    deal: { stage: 'Contacted', title: 'Breket sistemi', amount: '2400' },
  },
  {
    name: 'Ольга Смирнова',
    phone: '+994702000103',
    email: 'olga.smirnova@example.com',
    language: 'ru',
    source: 'Google',
    deal: { stage: 'New', title: 'Консультация', amount: '50' },
  },
  {
    name: 'Mehmet Yıldız',
    phone: '+905321000104',
    email: 'mehmet.yildiz@example.com',
    language: 'tr',
    source: 'Website',
    deal: { stage: 'Won', title: 'Diş beyazlatma', amount: '350' },
  },
  { name: 'Nigar Əliyeva', phone: '+994512000105', language: 'az', source: 'Phone call', deal: null },
];
