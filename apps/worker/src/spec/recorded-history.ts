import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { Client } from '@temporalio/client';

interface PayloadJson {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data?: string;
}

/**
 * The history of a run as JSON that anybody can read: payloads are opened and plans put in, so that it replays without
 * keys and without a database.
 */
export async function recordHistory(client: Client, workflowId: string, codecs: readonly PayloadCodec[]) {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const json: unknown = JSON.parse(historyToJSON(history));
  return opened(json, codecs);
}

async function opened(value: unknown, codecs: readonly PayloadCodec[]): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => opened(item, codecs)));
  if (typeof value !== 'object' || value === null) return value;
  if (isPayload(value)) return openPayload(value, codecs);
  const entries = Object.entries(value).map(async ([name, part]) => [name, await opened(part, codecs)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function isPayload(value: object): value is PayloadJson {
  return (
    'metadata' in value && typeof value.metadata === 'object' && value.metadata !== null && 'encoding' in value.metadata
  );
}

async function openPayload(json: PayloadJson, codecs: readonly PayloadCodec[]): Promise<PayloadJson> {
  const metadata = Object.fromEntries(
    Object.entries(json.metadata).map(([name, text]) => [name, Buffer.from(text, 'base64')] as const),
  );
  let payloads: Payload[] = [{ metadata, data: Buffer.from(json.data ?? '', 'base64') }];
  for (const codec of [...codecs].reverse()) payloads = await codec.decode(payloads);
  const [payload] = payloads;
  return {
    metadata: Object.fromEntries(
      Object.entries(payload?.metadata ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    ),
    data: Buffer.from(payload?.data ?? []).toString('base64'),
  };
}
