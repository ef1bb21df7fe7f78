import { useToast } from '@flowkeep/ui';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PageOf } from '../../api/page-of.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import type { Deal } from './api/deal.ts';
import type { Stage } from './api/list-pipelines.ts';
import { moveDeal } from './api/move-deal.ts';

type Deals = InfiniteData<PageOf<Deal>>;

interface Move {
  readonly deal: Deal;
  readonly stage: Stage;
}

/** Moves a deal at once on the screen; the move is taken back with a word if the server refuses it. */
export function useMoveDeal(): (move: Move) => void {
  const { t } = useTranslation('deals');
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const queryKey = queryKeys.deals(workspace.id);
  const mutation = useMutation({
    mutationFn: ({ deal, stage }: Move) => moveDeal(workspace.id, deal.id, stage.id),
    onMutate: async ({ deal, stage }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Deals>(queryKey, (deals) => withStage(deals, deal.id, stage.id));
    },
    // Said aloud too: the card has left the place where the focus was.
    onSuccess: (_, { deal, stage }) =>
      toast({ tone: 'good', title: t('moved', { title: deal.title, stage: stage.name }) }),
    onError: (error, { deal }) => {
      client.setQueryData<Deals>(queryKey, (deals) => withStage(deals, deal.id, deal.stageId));
      toast({ tone: 'bad', title: t('notMoved', { title: deal.title }), text: error.message });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return (move) => {
    if (move.deal.stageId !== move.stage.id) mutation.mutate(move);
  };
}

function withStage(deals: Deals | undefined, dealId: string, stageId: string): Deals | undefined {
  if (deals === undefined) return undefined;
  const pages = deals.pages.map((page) => ({
    ...page,
    items: page.items.map((deal) => (deal.id === dealId ? { ...deal, stageId } : deal)),
  }));
  return { ...deals, pages };
}
