import { Readable } from 'node:stream';
import { Inject, Injectable, ServiceUnavailableException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../../config/config.js';
import { OpenStreams } from '../fairness/open-streams.js';
import { endedBy } from './ended-by.js';
import { ExportFiles, type ExportWriter } from './export-files.js';
import { ExportLimit, stalled } from './export-limit.js';
import { fileReply } from './file-reply.js';
import type { Format } from './format.js';
import { ProblemException } from '../problem.exception.js';
import { cutSlowReader } from './slow-readers.js';

export interface HttpExchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

@Injectable()
export class Exports {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly streams: OpenStreams,
    private readonly files: ExportFiles,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(Exports.name);
  }

  /**
   * The body of a reply whose headers are already set. Errors before the first bytes are thrown. Later errors break the
   * connection, so that nobody mistakes a part for the whole.
   */
  async body(write: ExportWriter, format: Format, { request, reply }: HttpExchange): Promise<Readable> {
    let body = await this.file(write, format, { request, reply });
    if (body === undefined && request.method === 'HEAD') body = Readable.from([]);
    if (body === undefined) {
      await this.streams.add('exports', request, reply);
      const end = new AbortController();
      reply.raw.once('close', () => end.abort());
      if (reply.raw.destroyed) end.abort();
      const chunks = write(end)[Symbol.asyncIterator]();
      const first = await chunks.next().catch((error: unknown) => rethrow(reply, error));
      end.signal.addEventListener('abort', () => this.breakOff(reply, end.signal.reason));
      this.limitReader(reply, end);
      body = endedBy(end.signal, Readable.from(following(first, chunks, end), { objectMode: false }));
    }
    void reply
      .type(format.contentType)
      .header('content-disposition', `attachment; filename="${fileName(request, format)}"`)
      .header('cache-control', 'no-store');
    return body;
  }

  /**
   * Replies to requests for Parquet. Clients first request a file's size, then read parts of it, beginning at its end.
   * HEAD therefore creates a file, from which the following requests are served. Otherwise ranges could come from
   * different versions of the data.
   */
  private async file(
    write: ExportWriter,
    format: Format,
    exchange: HttpExchange,
  ): Promise<Readable | undefined> {
    const { request, reply } = exchange;
    if (format.extension !== 'parquet') return undefined;
    const isHead = request.method === 'HEAD';
    if (isHead) await this.streams.add('exports', request, reply);
    const file = isHead
      ? await this.files.make(request.url, write, reply).catch((error: unknown) => rethrow(reply, error))
      : this.files.find(request.url);
    if (!file) return undefined;
    void reply.headers(file.headers);
    this.files.hold(request.url, file, reply);
    return fileReply(file, request, reply);
  }

  private limitReader({ raw }: FastifyReply, end: AbortController): void {
    const { EXPORT_MIN_RATE, CLIENT_STALL_TIMEOUT_MS } = this.config;
    const slow = `the client reads fewer than ${EXPORT_MIN_RATE} bytes per second (EXPORT_MIN_RATE)`;
    cutSlowReader(raw, EXPORT_MIN_RATE, () => end.abort(new ExportLimit(slow)));
    // Node would close the connection without a reason.
    raw.once('timeout', () => {
      if (raw.writableNeedDrain) end.abort(stalled(CLIENT_STALL_TIMEOUT_MS));
      raw.destroy();
    });
  }

  /**
   * Closes the connection of an aborted export at once. The consumer of the body would only notice the end when the
   * client continues to read, and a stalled client never does.
   */
  private breakOff({ raw, request }: FastifyReply, reason: unknown): void {
    if (raw.destroyed || !raw.headersSent) return;
    const about = { request_id: request.id };
    if (reason instanceof ExportLimit) this.logger.info(about, `an export was cut off: ${reason.message}`);
    else this.logger.warn({ err: reason, ...about }, 'an export was aborted');
    raw.destroy();
  }
}

/** Throws the error, unless a limit or the client ended the export: then nothing is wrong on our side. */
function rethrow(reply: FastifyReply, error: unknown): never {
  if (reply.raw.destroyed) throw new ServiceUnavailableException('The client went away.');
  if (error instanceof ExportLimit)
    throw new ProblemException(error.code, `The export was cut off before its first row: ${error.message}.`);
  throw error;
}

/** The name of the file, such as kasparro-assets-bitcoin-history.csv. */
function fileName({ url }: FastifyRequest, { extension }: Format): string {
  const [path = ''] = url.split('?');
  return `kasparro${path
    .replaceAll(/[^\w.]+/g, '-')
    .replace(/-$/, '')
    .slice(0, 100)}.${extension}`;
}

/** Passes on the body, and aborts `end` if that fails. */
async function* following<T>(
  first: IteratorResult<T>,
  rest: AsyncIterator<T>,
  end: AbortController,
): AsyncGenerator<T> {
  try {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => rest };
  } catch (error) {
    end.abort(error);
    throw error;
  } finally {
    await rest.return?.();
  }
}
