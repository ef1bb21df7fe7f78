import { ToastProvider, TooltipProvider } from '@flowkeep/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { makeQueryClient } from './query-client.ts';
import { makeRouter } from './router.tsx';

/** Everything that every screen stands in. */
export function App(): ReactElement {
  const { t } = useTranslation();
  const [client] = useState(makeQueryClient);
  const [router] = useState(makeRouter);
  return (
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <ToastProvider closeLabel={t('close')} label={t('notifications')}>
          <RouterProvider router={router} />
        </ToastProvider>
      </TooltipProvider>
    </QueryClientProvider>
  );
}
