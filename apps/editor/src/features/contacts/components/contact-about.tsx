import { Icon, type IconName } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../i18n/format.ts';
import type { Contact } from '../api/contact.ts';
import { phoneText } from '../phone-text.ts';
import styles from './contacts.module.css';

/** How a person is reached, and what is known of them. */
export function ContactAbout({ contact }: { readonly contact: Contact }): ReactElement {
  const { t } = useTranslation('contacts');
  const facts: readonly (readonly [string, string | null])[] = [
    [t('drawer.language'), languageName(contact.language)],
    [t('drawer.timeZone'), contact.timeZone],
    [t('drawer.source'), contact.source],
    [t('drawer.added'), formatDateTime(contact.createdAt)],
  ];
  const known = Object.entries(contact.attributes);
  return (
    <>
      <section className={styles['part']}>
        <h3>{t('drawer.reach')}</h3>
        <Addresses contact={contact} />
      </section>
      <section className={styles['part']}>
        <Facts facts={facts.filter(([, value]) => value !== null && value !== '')} />
      </section>
      <section className={styles['part']}>
        <h3>{t('drawer.attributes')}</h3>
        {known.length === 0 ? (
          <p className={styles['note']}>{t('drawer.noAttributes')}</p>
        ) : (
          <Facts facts={known.map(([name, value]) => [name, valueText(value)])} />
        )}
      </section>
    </>
  );
}

function Addresses({ contact }: { readonly contact: Contact }): ReactElement {
  const { t } = useTranslation('contacts');
  const { phone, whatsapp, email } = contact;
  const addresses: readonly (readonly [IconName, string, string])[] = [
    ...(phone === null ? [] : [['phone', t('drawer.channel.phone'), phoneText(phone)] as const]),
    ...(whatsapp === null ? [] : [['message-circle', t('drawer.channel.whatsapp'), phoneText(whatsapp)] as const]),
    ...(email === null ? [] : [['mail', t('drawer.channel.email'), email] as const]),
  ];
  if (addresses.length === 0) return <p className={styles['note']}>{t('drawer.noIdentity')}</p>;
  return (
    <ul className={styles['part']}>
      {addresses.map(([icon, channel, address]) => (
        <li key={channel} className={styles['address']}>
          <Icon name={icon} label={channel} />
          {address}
        </li>
      ))}
    </ul>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string | null])[] }): ReactElement {
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <FactRow key={name} name={name} value={value ?? ''} />
      ))}
    </dl>
  );
}

function FactRow({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function languageName(language: string | null): string | null {
  return language === null ? null : (new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language);
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
