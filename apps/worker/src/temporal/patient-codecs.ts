import { setTimeout as pause } from 'node:timers/promises';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { isOutage } from '../outage.ts';

/** Milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 250;

/**
 * A converter whose codecs wait while our own database is away: they need keys, plans and blobs from it. A codec that
 * throws while a task is being answered ends the Temporal worker, and with it everything that the worker was about to do.
 */
export function withPatience(converter: DataConverter): DataConverter {
  const { payloadCodecs = [] } = converter;
  return { ...converter, payloadCodecs: payloadCodecs.map(patientCodec) };
}

function patientCodec(codec: PayloadCodec): PayloadCodec {
  return {
    encode: (payloads, context) => patiently(() => codec.encode(payloads, context)),
    decode: (payloads, context) => patiently(() => codec.decode(payloads, context)),
  };
}

async function patiently(work: () => Promise<Payload[]>): Promise<Payload[]> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!isOutage(thrown) || Date.now() > deadline) throw thrown;
      await pause(PAUSE);
    }
  }
}
