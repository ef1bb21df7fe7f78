import type { ReactElement } from 'react';
import { NotFound } from '../page/not-found.tsx';
import { PageBody } from '../page/page-body.tsx';

export function NotFoundPage(): ReactElement {
  return (
    <PageBody>
      <NotFound headingLevel={1} />
    </PageBody>
  );
}
