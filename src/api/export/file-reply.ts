import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchesETag } from '../data/etag.js';
import { ProblemException } from '../problem.exception.js';
import type { ExportFile } from './export-files.js';

const CHUNK = 65_536;

interface Range {
  start: number;
  end: number;
}

/**
 * Replies with a file, or with the requested range of it: https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 * @throws ProblemException
 */
export function fileReply(file: ExportFile, request: FastifyRequest, reply: FastifyReply): Readable {
  const { size, etag } = file;
  const { 'if-match': ifMatch, 'if-range': ifRange } = request.headers;
  void reply.header('accept-ranges', 'bytes').header('etag', etag);
  if (ifMatch !== undefined && ifMatch !== '*' && !ifMatch.split(',').some((tag) => tag.trim() === etag))
    throw new ProblemException('precondition_failed', 'The file has changed since it had that ETag.');
  if (matchesETag(request.headers['if-none-match'], etag)) {
    void reply.status(304);
    return Readable.from([]);
  }
  // HEAD has no ranges: https://www.rfc-editor.org/rfc/rfc9110#name-range
  const isPart = request.method === 'GET' && (ifRange === undefined || ifRange === etag);
  const wanted = isPart ? rangeOf(request.headers.range, size) : undefined;
  if (wanted === null) {
    void reply.header('content-range', `bytes */${size}`);
    throw new ProblemException('range_not_satisfiable', `The file has ${size} bytes.`);
  }
  const { start, end } = wanted ?? { start: 0, end: size - 1 };
  void reply.header('content-length', String(end - start + 1));
  if (wanted) void reply.status(206).header('content-range', `bytes ${start}-${end}/${size}`);
  if (request.method === 'HEAD') return Readable.from([]);
  return Readable.from(bytesOf(file, start, end), { objectMode: false });
}

/** Reads a range of the file. A stream created by the file handle would close the file when the reply ends. */
async function* bytesOf({ handle }: ExportFile, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let position = start; position <= end;) {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, end - position + 1));
    const { bytesRead } = await handle.read({ buffer, position });
    if (bytesRead === 0) throw new Error('a file of an export ended early');
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

/**
 * The requested range of bytes. Undefined if the whole file is to be sent: without a range, for several ranges, or for
 * units other than bytes. Null if the range begins beyond the end.
 */
function rangeOf(header: string | undefined, size: number): Range | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || match[0] === 'bytes=-') return undefined;
  const [, first, last] = match as unknown as [string, string, string];
  if (first === '') return Number(last) ? { start: Math.max(size - Number(last), 0), end: size - 1 } : null;
  const [start, end] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== '' && Number(last) < start) return undefined;
  return start < size ? { start, end } : null;
}
