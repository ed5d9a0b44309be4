import { Transform, type TransformCallback } from 'node:stream';
import { crc32 } from 'node:zlib';

/** Passes bytes through, and fails at the end if they do not match the checksum. */
export class Checksum extends Transform {
  private sum = 0;

  constructor(
    private readonly expected: number,
    private readonly file: string,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.sum = crc32(chunk, this.sum);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(this.sum === this.expected ? null : new Error(`${this.file} does not match its checksum`));
  }
}
