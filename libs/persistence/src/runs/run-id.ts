import { createHash } from 'node:crypto';
import { uuidOf } from './event-id.ts';

/** Namespace of run ids: a random UUID, fixed for ever. */
const NAMESPACE = Buffer.from('5b0c2f5e8f0e4c0b9c55d1f6b3a7e9d4', 'hex');

/**
 * The id of the run that an event begins at a trigger, so that the same event never begins it twice: a UUID of version 8
 * that begins with time and number of the event's id and goes on with a hash. Runs are in the order of their events.
 */
export function runIdOf(eventId: string, workflowId: string, triggerNode: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${eventId}:${workflowId}:${triggerNode}`).digest();
  const bytes = hash.subarray(0, 16);
  bytes.write(eventId.replaceAll('-', '').slice(0, 16), 0, 'hex');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuidOf(bytes);
}
