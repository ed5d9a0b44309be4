import type { BrokenRecord } from '../../../domain/source.js';
import type { Row } from '../dialect/rows.js';

/** Position of a byte that is invalid in the file's encoding. */
export interface BadByte {
  /** Offset in the text as UTF-8. */
  offset: number;
  /** Absent for multi-byte encodings. */
  byte?: number;
}

/** Bad bytes found in rows that have not been read yet. */
export class BadBytes {
  private readonly met: BadByte[] = [];

  constructor(private readonly encoding: string) {}

  add(bad: BadByte): void {
    this.met.push(bad);
  }

  /** The row as a broken record if it contains a bad byte. Rows must be passed in order. */
  brokenBy({ row, byteOffset, line }: Row): BrokenRecord | undefined {
    let passed = 0;
    while (passed < this.met.length && this.met[passed]!.offset < byteOffset) passed++;
    this.met.splice(0, passed);
    const [bad] = this.met;
    const found = bad && Object.entries(row).find(([, value]) => value.includes('\ufffd'));
    if (!found) return undefined;
    const byte =
      bad.byte === undefined
        ? 'bytes'
        : `the byte 0x${bad.byte.toString(16).toUpperCase()} (at ${bad.offset})`;
    const message =
      `line ${line} has ${byte} in ${JSON.stringify(found[0])} that ${this.encoding} does not have; ` +
      'correct the value, or set CSV_ENCODING if the whole file has another encoding';
    return {
      externalId: String(line),
      payload: Object.values(row),
      reasons: [{ path: found[0], code: 'bad_byte', message }],
    };
  }

  get isEmpty(): boolean {
    return this.met.length === 0;
  }
}
