import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** The body would be larger than allowed. */
export class BodyTooLarge extends Error {}

type Decode = (body: Buffer, options: zlib.ZlibOptions) => Promise<Buffer>;

const gunzip: Decode = promisify(zlib.gunzip);
const inflate: Decode = promisify(zlib.inflate);
const inflateRaw: Decode = promisify(zlib.inflateRaw);
const brotli = promisify(zlib.brotliDecompress);
const zstd = promisify(zlib.zstdDecompress);

/** Content codings by the first bytes of a body, because headers may omit them. */
const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** Makes zlib return what it can decode of a truncated body. */
const FLUSH = { finishFlush: zlib.constants.Z_SYNC_FLUSH };

/**
 * Decodes the body's content codings. Some servers apply them without declaring them, or declare them without applying
 * them, so a body that cannot be decoded is returned unchanged.
 * @throws BodyTooLarge
 */
export async function decodeBody(
  body: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  let decoded = body;
  // Codings are undone in reverse order. More than three of them would be an attack.
  for (const coding of codings.toReversed().slice(0, 3)) decoded = await without(coding, decoded, maxBytes);
  // A file that was already compressed is compressed once more than the header says.
  return without('', decoded, maxBytes);
}

async function without(coding: string, body: Buffer, maxOutputLength: number): Promise<Buffer> {
  try {
    if (body.subarray(0, 2).equals(GZIP)) return await gunzip(body, { ...FLUSH, maxOutputLength });
    if (body.subarray(0, 4).equals(ZSTD)) return await zstd(body, { maxOutputLength });
    if (coding === 'br') return await brotli(body, { maxOutputLength });
    if (coding === 'deflate') return await deflated(body, maxOutputLength);
    return body;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new BodyTooLarge(`the reply is larger than ${maxOutputLength} bytes`, { cause: error });
    return body;
  }
}

/** Inflates a deflated body, with a zlib header as in the standard, or without one. */
function deflated(body: Buffer, maxOutputLength: number): Promise<Buffer> {
  const hasHeader = (body[0]! & 0x0f) === 8 && body.length > 1 && body.readUInt16BE(0) % 31 === 0;
  return (hasHeader ? inflate : inflateRaw)(body, { ...FLUSH, maxOutputLength });
}
