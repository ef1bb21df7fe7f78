import type { Provider } from '@nestjs/common';
import { Database } from '@flowkeep/persistence';
import { ForgottenCallService } from '../reconcile/forgotten-call.service.ts';
import { ReconcileService } from '../reconcile/reconcile.service.ts';
import { RunReconciler } from '../reconcile/run-reconciler.ts';

/** What keeps our tables in step with Temporal, and with callers that died. */
export const reconcileProviders: Provider[] = [
  { provide: RunReconciler, useFactory: ({ runner }: Database) => new RunReconciler(runner), inject: [Database] },
  ReconcileService,
  ForgottenCallService,
];
