import { Button, Dialog, Notice, Tabs } from '@flowkeep/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { Loadable } from '../../../page/loadable.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Contact } from '../api/contact.ts';
import { getContact } from '../api/get-contact.ts';
import { ContactAbout } from './contact-about.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { ContactRuns } from './contact-runs.tsx';
import styles from './contacts.module.css';
import { Conversation } from './conversation.tsx';
import { EraseDialog } from './erase-dialog.tsx';

interface ContactDrawerProps {
  readonly contactId: string;
  readonly onClose: () => void;
}

type Part = 'about' | 'conversation' | 'runs';

/** One person beside the list: how they are reached, what was said, what they went through. */
export function ContactDrawer({ contactId, onClose }: ContactDrawerProps): ReactElement {
  const { t } = useTranslation(['contacts', 'common']);
  const { workspace, can } = useWorkspace();
  const [open, setOpen] = useState<'edit' | 'erase' | null>(null);
  const query = useQuery({
    queryKey: queryKeys.contact(workspace.id, contactId),
    queryFn: ({ signal }) => getContact(workspace.id, contactId, signal),
  });
  const contact = query.data;
  const erased = typeof contact?.erasedAt === 'string';
  const name = contact === undefined || contact.name === '' ? t('noName') : contact.name;
  const footer = contact !== undefined && !erased && (
    <>
      {can('privacy.manage') && (
        <Button look="quiet" icon="eraser" onClick={() => setOpen('erase')}>
          {t('erase.action')}
        </Button>
      )}
      {can('contacts.edit') && (
        <Button icon="pencil" onClick={() => setOpen('edit')}>
          {t('edit.action')}
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      place="drawer"
      title={contact === undefined ? t('common:loading') : name}
      closeLabel={t('common:close')}
      {...(footer === false ? {} : { footer })}
    >
      <Loadable query={query}>
        {(person) => (erased ? <Notice tone="info">{t('erased')}</Notice> : <ContactParts contact={person} />)}
      </Loadable>
      {open === 'edit' && contact !== undefined && <ContactDialog contact={contact} onClose={() => setOpen(null)} />}
      {open === 'erase' && contact !== undefined && (
        <EraseDialog contactId={contact.id} name={name} onClose={() => setOpen(null)} />
      )}
    </Dialog>
  );
}

function ContactParts({ contact }: { readonly contact: Contact }): ReactElement {
  const { t } = useTranslation('contacts');
  const [part, setPart] = useState<Part>('about');
  return (
    <Tabs<Part>
      label={t('drawer.tabs')}
      value={part}
      onChange={setPart}
      className={styles['tabs']}
      panelClassName={styles['panel']}
      tabs={[
        { id: 'about', label: t('drawer.about'), content: <ContactAbout contact={contact} /> },
        { id: 'conversation', label: t('drawer.conversation'), content: <Conversation contactId={contact.id} /> },
        { id: 'runs', label: t('drawer.runs'), content: <ContactRuns contactId={contact.id} /> },
      ]}
    />
  );
}
