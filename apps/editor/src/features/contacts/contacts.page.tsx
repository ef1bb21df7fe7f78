import { Button, EmptyState, SearchField } from '@flowkeep/ui';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { queryKeys } from '../../api/query-keys.ts';
import { Loadable } from '../../page/loadable.tsx';
import { PageBody, Toolbar } from '../../page/page-body.tsx';
import { ShowMore } from '../../page/show-more.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { usePages } from '../../page/use-pages.ts';
import { useSettled } from '../../page/use-settled.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { listContacts } from './api/list-contacts.ts';
import { ContactDialog } from './components/contact-dialog.tsx';
import { ContactDrawer } from './components/contact-drawer.tsx';
import { ContactTable } from './components/contact-table.tsx';
import styles from './components/contacts.module.css';

export function ContactsPage(): ReactElement {
  const { t } = useTranslation('contacts');
  const { workspace, path, can } = useWorkspace();
  const { contactId } = useParams();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState(false);
  const search = useSettled(typed.trim());
  const query = usePages(queryKeys.contacts(workspace.id, { search }), (cursor, signal) =>
    listContacts(workspace.id, search, cursor, signal),
  );
  const create = can('contacts.edit') && (
    <Button look="primary" icon="user-plus" onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <>
      <TopBar title={t('title')} actions={create} />
      <PageBody>
        <Toolbar>
          <SearchField label={t('search')} value={typed} onChange={setTyped} className={styles['search']} />
        </Toolbar>
        <Loadable query={query}>
          {(contacts) => {
            if (contacts.length > 0) return <ContactTable contacts={contacts} />;
            return search === '' ? (
              <EmptyState icon="users" title={t('empty.title')} text={t('empty.text')} actions={create} />
            ) : (
              <EmptyState tone="quiet" icon="search" title={t('noMatch')} text={t('noMatchText')} />
            );
          }}
        </Loadable>
        <ShowMore query={query} />
      </PageBody>
      {creating && <ContactDialog contact={null} onClose={() => setCreating(false)} />}
      {contactId !== undefined && (
        <ContactDrawer key={contactId} contactId={contactId} onClose={() => void navigate(path('/contacts'))} />
      )}
    </>
  );
}
