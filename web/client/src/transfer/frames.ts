/**
 * What two pages say to each other on the line for files. Several transfers share it; every message is one frame:
 *
 *     kind: 1 byte · transfer: 16 bytes, the activity's id · offset: 8 bytes, a double, big-endian · the rest
 *
 * The receiver leads. It says what it has (Want) whenever it is ready and a line is there, also a new one, and the sender goes on from that
 * offset: so a transfer survives a lost connection, and a reload of the receiver's page. A frame that came before the other page had an ear for
 * it is no loss: whoever is later speaks again (Ready, Want).
 */
export enum Kind {
  /** Sender: the file is at hand. */
  Ready = 1,
  /** Receiver: to be sent from the offset on. */
  Want = 2,
  /** Sender. Rest: bytes of the file from the offset on. */
  Data = 3,
  /** Receiver: kept up to the offset. The sender is never further ahead than {@link Window}. */
  Kept = 4,
  /** Sender. Offset: the size. Rest: the SHA-256, 32 bytes. */
  End = 5,
  /** Either. Offset: why, as an index of {@link problems}. The server is told as well; this is for the words. */
  Failed = 6,
}

/** Why a transfer can fail. Spoken by index: only ever added to. */
export const problems = ['unreadable', 'no-room', 'unwritable', 'damaged', 'too-large-here'] as const;
export type Problem = (typeof problems)[number];

export interface Frame { kind: Kind; transfer: string; offset: number; rest: Uint8Array<ArrayBuffer>; }

export const Head = 25;

/** As far as the sender may be ahead of what the receiver has put away: what a slow disk costs in memory at most. */
export const Window = 32 << 20;

export function frame(kind: Kind, transfer: string, offset: number, rest?: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Head + (rest?.length ?? 0));
  bytes[0] = kind;
  for (let index = 0; index < 16; index++) bytes[1 + index] = Number.parseInt(transfer.slice(2 * index, 2 * index + 2), 16);
  new DataView(bytes.buffer).setFloat64(17, offset);
  if (rest !== undefined) bytes.set(rest, Head);
  return bytes;
}

/** Null: nothing of ours. */
export function read(data: unknown): Frame | null {
  if (!(data instanceof ArrayBuffer) || data.byteLength < Head) return null;
  const bytes = new Uint8Array(data);
  const offset = new DataView(data).getFloat64(17);
  if (!Number.isSafeInteger(offset) || offset < 0) return null;
  return { kind: bytes[0]! as Kind, transfer: hex(bytes.subarray(1, 17)), offset, rest: bytes.subarray(Head) };
}

export function hex(bytes: Uint8Array): string { return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(''); }
