import { isUtf8 } from 'node:buffer';

/** Position of the first invalid UTF-8 byte; null if all are valid. */
export function firstInvalidByte(bytes: Buffer): number | null {
  if (isUtf8(bytes)) return null;
  for (let at = 0; ;) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length > 1 && !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
}

/** Number of the line that contains the byte at a position. */
export function lineOfByte(bytes: Buffer, position: number): number {
  return bytes.subarray(0, position).toString('latin1').split('\n').length;
}

/** A byte in hexadecimal, for error messages. */
export function hexByte(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
}
