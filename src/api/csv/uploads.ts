import { Readable } from 'node:stream';
import { PayloadTooLargeException } from '@nestjs/common';
import { errorCodes, type FastifyInstance } from 'fastify';

const ADDRESS = '/csv/inspect';
export const UPLOAD_TYPES = [
  'text/csv',
  'text/tab-separated-values',
  'application/gzip',
  'application/octet-stream',
];

/**
 * Passes uploads on unread, so that nothing is received before the client's key is checked. Everywhere else, JSON
 * remains the only accepted type.
 */
export function acceptUploads(server: FastifyInstance): void {
  server.addContentTypeParser(UPLOAD_TYPES, (request, body, done) => {
    if (request.routeOptions.url === ADDRESS) done(null, body);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type']));
  });
}

export function isUpload(body: unknown): body is Readable {
  return body instanceof Readable;
}

/** @throws PayloadTooLargeException */
export async function readUpload(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes)
      throw new PayloadTooLargeException(
        `The file is larger than ${maxBytes} bytes (CSV_UPLOAD_MAX_BYTES). Send its beginning, or name its path.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
