import { createHash } from 'node:crypto';

/** Namespace of run ids: a random UUID, fixed for ever. */
const NAMESPACE = Buffer.from('5b0c2f5e8f0e4c0b9c55d1f6b3a7e9d4', 'hex');

/** The id of the run that an event begins at a trigger: UUID version 5, so the same event never begins it twice. */
export function runIdOf(eventId: string, workflowId: string, triggerNode: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${eventId}:${workflowId}:${triggerNode}`).digest();
  const bytes = hash.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
