import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useToast } from '@flowkeep/ui';
import { queryKeys } from '../../../api/query-keys.ts';
import { useEditor } from '../editor-context.ts';
import type { Published } from './use-attempt.ts';

/** Closes the dialog and says what is live now, and how many runs could not follow. */
export function useTellPublished(): (title: string, outcome: Published) => Promise<void> {
  const { t } = useTranslation('editor');
  const { ui, workspaceId } = useEditor();
  const client = useQueryClient();
  const toast = useToast();
  return async (title, { stuck }) => {
    const stayed = stuck.reduce((sum, { count }) => sum + count, 0);
    toast({ tone: 'good', title, ...(stayed > 0 ? { text: t('publish.stayed', { count: stayed }) } : {}) });
    ui.setState({ dialog: null });
    await client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'workflows') });
  };
}
