import { Avatar, type Column, RelativeTime, Table, tableRowLink } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Contact } from '../api/contact.ts';
import { phoneText } from '../phone-text.ts';
import styles from './contacts.module.css';

/** People, newest first; a row opens the person beside the list. */
export function ContactTable({ contacts }: { readonly contacts: readonly Contact[] }): ReactElement {
  const { t } = useTranslation('contacts');
  const { path } = useWorkspace();
  const columns: readonly Column<Contact>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: ({ id, name }) => (
        <span className={styles['person']}>
          <Avatar name={name} size="small" />
          <Link to={path(`/contacts/${id}`)} className={tableRowLink}>
            {name === '' ? t('noName') : name}
          </Link>
        </span>
      ),
    },
    {
      id: 'phone',
      header: t('columns.phone'),
      narrow: true,
      cell: ({ phone, whatsapp }) => {
        const number = phone ?? whatsapp;
        return number === null || number === undefined ? '' : phoneText(number);
      },
    },
    { id: 'email', header: t('columns.email'), wideOnly: true, cell: ({ email }) => email ?? '' },
    { id: 'source', header: t('columns.source'), wideOnly: true, cell: ({ source }) => source ?? '' },
    {
      id: 'added',
      header: t('columns.added'),
      narrow: true,
      wideOnly: true,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={contacts} keyOf={({ id }) => id} openable />;
}
