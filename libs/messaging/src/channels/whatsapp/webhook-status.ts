import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { ProviderStatus } from '../../provider-status.ts';
import { readInstant } from './webhook-instant.ts';

const STATUSES = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // Of a voice message: the person has listened to it.
  played: 'read',
  failed: 'failed',
} as const satisfies Record<string, ProviderStatus['status']>;

/** Reads one status; null for one that we do not know. */
export function readStatus(status: JsonObject): ProviderStatus | null {
  const known = statusOf(status.status);
  if (known === null || typeof status.id !== 'string') return null;
  const [error] = Array.isArray(status.errors) ? (status.errors as readonly JsonValue[]) : [];
  const code = isJsonObject(error) ? error.code : undefined;
  return {
    providerId: status.id,
    ownId: typeof status.biz_opaque_callback_data === 'string' ? status.biz_opaque_callback_data : null,
    status: known,
    at: readInstant(status.timestamp),
    errorCode: typeof code === 'number' ? String(code) : null,
  };
}

function statusOf(value: JsonValue | undefined): ProviderStatus['status'] | null {
  return typeof value === 'string' && Object.hasOwn(STATUSES, value) ? STATUSES[value as keyof typeof STATUSES] : null;
}
