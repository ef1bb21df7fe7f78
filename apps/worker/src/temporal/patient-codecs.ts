import { setTimeout as pause } from 'node:timers/promises';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { isOutage } from '../outage.ts';
import { isFailureText, UNSPEAKABLE_FAILURE } from './failure-text.ts';

/** Milliseconds. */
const PATIENCE = 60_000;
const PAUSE = 250;

/**
 * A converter whose codecs wait while our own database is away: they need keys, plans and blobs from it. A codec that
 * throws while a failure is being reported ends the Temporal worker, and with it everything that the worker was about
 * to do. So what cannot be sealed of a failure is said without its words: one run whose key does not open, or is
 * another installation's, must not stop the others.
 */
export function withPatience(converter: DataConverter): DataConverter {
  const { payloadCodecs = [] } = converter;
  return { ...converter, payloadCodecs: payloadCodecs.map(patientCodec) };
}

function patientCodec(codec: PayloadCodec): PayloadCodec {
  return {
    encode: async (payloads, context) => {
      try {
        return await patiently(() => codec.encode(payloads, context));
      } catch (thrown) {
        if (payloads.every(isFailureText)) return payloads.map(() => UNSPEAKABLE_FAILURE);
        throw thrown;
      }
    },
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
