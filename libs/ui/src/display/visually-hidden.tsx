import { VisuallyHidden as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** Words for screen readers alone. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactElement {
  return <Primitive.Root>{children}</Primitive.Root>;
}
