import { Readable } from 'node:stream';
import { PayloadTooLargeException } from '@nestjs/common';
import { errorCodes, type FastifyInstance } from 'fastify';

/** The content types that paths accept besides JSON, or instead of it. */
export const UPLOAD_TYPES: Readonly<Record<string, readonly string[]>> = {
  '/csv/inspect': [
    ...['text/csv', 'text/tab-separated-values', 'application/gzip', 'application/octet-stream'],
    'multipart/form-data',
  ],
  // The second type is for generated clients that cannot send the first.
  '/sources/check': ['application/yaml', 'application/octet-stream'],
};

export const YAML_EXPECTED = 'The body must be YAML, with the header Content-Type: application/yaml.';
const SEND_JSON = 'The body must be JSON, with the header Content-Type: application/json.';

/** The content types to name when a body of another type was sent to a path. */
export function expectedType(path: string | undefined): string {
  return path === '/sources/check' ? YAML_EXPECTED : SEND_JSON;
}

/**
 * Passes uploads on unread, so that nothing is received before the client's key has been checked. All other paths
 * accept only JSON.
 */
export function acceptUploads(server: FastifyInstance): void {
  for (const type of new Set(Object.values(UPLOAD_TYPES).flat())) {
    const paths = Object.keys(UPLOAD_TYPES).filter((path) => UPLOAD_TYPES[path]!.includes(type));
    server.addContentTypeParser(type, (request, body, done) => {
      if (paths.includes(request.routeOptions.url ?? '')) done(null, body);
      else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type']));
    });
  }
}

export function isUpload(body: unknown): body is Readable {
  return body instanceof Readable;
}

/**
 * @param advice what the client can do about an upload that is too large
 * @throws PayloadTooLargeException
 */
export async function readUpload(body: Readable, maxBytes: number, advice: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // A destroyed body could not be discarded.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new PayloadTooLargeException(advice);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
