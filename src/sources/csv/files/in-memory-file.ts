import type { FileContent } from './open.js';

/** Bytes in memory, readable like a file. */
export function inMemoryFile(bytes: Buffer): FileContent {
  return {
    handle: {
      read: (into, offset, length, position) =>
        Promise.resolve({ bytesRead: bytes.copy(into, offset, position, position + length) }),
    },
    stamp: { size: bytes.length },
    assertUnchanged: () => Promise.resolve(),
  };
}
