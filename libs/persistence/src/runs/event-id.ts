import { freshBytes } from '../keys/fresh-bytes.ts';

/** Events of one millisecond that are told apart by their number. */
const NUMBERS = 0x1000;

let last = { time: 0, number: 0 };

/**
 * The id of a new event: UUID version 7, by which the events of one process are in the order in which they came. What is
 * received together stands together in the indexes, however many events there are.
 */
export function newEventId(now = Date.now()): string {
  last = now > last.time ? { time: now, number: 0 } : { ...last, number: last.number + 1 };
  if (last.number === NUMBERS) last = { time: last.time + 1, number: 0 };
  const bytes = freshBytes(16);
  bytes.writeUIntBE(last.time, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.number, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuidOf(bytes);
}

/** Sixteen bytes as a UUID is written. */
export function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
