import { setTimeout as pause } from 'node:timers/promises';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { isOutage } from '../outage.ts';
import { isFailureText, WITHOUT_DATABASE, WITHOUT_KEY } from './failure-text.ts';

/** How long the codecs wait for the database, milliseconds. */
const PATIENCE = 60_000;
/** Milliseconds. */
const PAUSE = 250;

/**
 * A converter whose codecs wait while our own database is away: they need keys, plans and blobs from it. A codec that
 * throws while a failure is being reported ends the Temporal worker, and with it everything that the worker was about
 * to do. So what cannot be sealed of a failure is said without its words: one run whose key does not open, or is
 * another installation's, must not stop the others.
 */
export function withPatience(converter: DataConverter, patience = PATIENCE): DataConverter {
  const { payloadCodecs = [] } = converter;
  return { ...converter, payloadCodecs: payloadCodecs.map((codec) => patientCodec(codec, patience)) };
}

function patientCodec(codec: PayloadCodec, patience: number): PayloadCodec {
  return {
    encode: async (payloads, context) => {
      try {
        return await patiently(() => codec.encode(payloads, context), patience);
      } catch (thrown) {
        if (!payloads.every(isFailureText)) throw thrown;
        return payloads.map(() => (isOutage(thrown) ? WITHOUT_DATABASE : WITHOUT_KEY));
      }
    },
    decode: (payloads, context) => patiently(() => codec.decode(payloads, context), patience),
  };
}

async function patiently(work: () => Promise<Payload[]>, patience: number): Promise<Payload[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!isOutage(thrown) || Date.now() > deadline) throw thrown;
      await pause(PAUSE);
    }
  }
}
