import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import { unprocessable } from '../field-faults.js';
import { type UnnamedFile, writeUnnamedFile } from './unnamed-file.js';

/** How long a file is kept after it was last read. Clients that read ranges send their next request within moments. */
const IDLE_MS = 15_000;
/** Maximum age of a file, so that clients that keep requesting it get newer data eventually. */
const MAX_AGE_MS = 600_000;
const MB = 2 ** 20;
/** Headers that state up to when an export is complete. */
const CONTENT_HEADERS = ['x-as-of', 'x-ingested-cursor'];

export type ExportWriter = (end: AbortController) => AsyncIterable<string | Uint8Array>;

export interface ExportFile extends UnnamedFile {
  /** Reply headers that describe the content: later replies would state those of newer data. */
  headers: Readonly<Record<string, string>>;
  madeAt: number;
  readers: number;
  dropped?: true;
  idle?: NodeJS.Timeout;
}

interface PendingFile {
  file: Promise<ExportFile>;
  end: AbortController;
  waiting: number;
}

/**
 * Exports that are kept as files for a short time, by URL, because some clients read them in parts.
 */
@Injectable()
export class ExportFiles implements OnModuleDestroy {
  private readonly files = new Map<string, ExportFile>();
  private readonly pending = new Map<string, PendingFile>();
  private bytes = 0;
  private readonly maxBytes: number;

  constructor(@Inject(CONFIG) { EXPORT_FILES_MB }: Config) {
    this.maxBytes = EXPORT_FILES_MB * MB;
  }

  async onModuleDestroy(): Promise<void> {
    for (const { end } of this.pending.values()) end.abort(new Error('the service stops'));
    await Promise.all([...this.files].map(([url, file]) => this.drop(url, file)));
  }

  /** The file for this URL, if it was created recently. */
  find(url: string): ExportFile | undefined {
    const file = this.files.get(url);
    if (file) this.touch(url, file);
    return file;
  }

  /**
   * Returns the file, and creates it if it neither exists nor is being created. Stops creating it when nobody waits for
   * it any more.
   */
  async make(url: string, write: ExportWriter, reply: FastifyReply): Promise<ExportFile> {
    const existing = this.find(url);
    if (existing && now().getTime() - existing.madeAt < MAX_AGE_MS) return existing;
    let pending = this.pending.get(url);
    if (!pending) {
      const end = new AbortController();
      pending = {
        end,
        waiting: 0,
        file: this.written(url, write, reply, end).finally(() => this.pending.delete(url)),
      };
      this.pending.set(url, pending);
    }
    const mine = pending;
    mine.waiting++;
    reply.raw.once('close', () => {
      if (--mine.waiting === 0) mine.end.abort(new Error('the client went away'));
    });
    return mine.file;
  }

  /** Keeps the file open until this reply has ended. */
  hold(url: string, file: ExportFile, reply: FastifyReply): void {
    file.readers++;
    reply.raw.once('close', () => {
      file.readers--;
      this.touch(url, file);
    });
  }

  private async written(
    url: string,
    write: ExportWriter,
    reply: FastifyReply,
    end: AbortController,
  ): Promise<ExportFile> {
    const headers = contentHeadersOf(reply);
    let reserved = 0;
    try {
      const written = await writeUnnamedFile(write(end), async (bytes) => {
        end.signal.throwIfAborted();
        reserved += bytes;
        await this.reserve(bytes);
      });
      const file = { ...written, headers, madeAt: now().getTime(), readers: 0 };
      const older = this.files.get(url);
      this.files.set(url, file);
      this.touch(url, file);
      if (older) this.touch(url, older);
      return file;
    } catch (error) {
      this.bytes -= reserved;
      throw error;
    }
  }

  /** @throws UnprocessableEntityException */
  private async reserve(bytes: number): Promise<void> {
    this.bytes += bytes;
    for (const [url, file] of this.files) {
      if (this.bytes <= this.maxBytes) return;
      if (file.readers === 0) await this.drop(url, file);
    }
    if (this.bytes > this.maxBytes)
      throw unprocessable(
        'format',
        `the files of exports take more than the ${this.maxBytes / MB} MB that are reserved for reading files in parts: download the whole file, or request less`,
      );
  }

  private touch(url: string, file: ExportFile): void {
    clearTimeout(file.idle);
    file.idle = setTimeout(() => {
      if (file.readers === 0) void this.drop(url, file);
    }, IDLE_MS).unref();
  }

  private async drop(url: string, file: ExportFile): Promise<void> {
    clearTimeout(file.idle);
    if (file.dropped) return;
    file.dropped = true;
    if (this.files.get(url) === file) this.files.delete(url);
    this.bytes -= file.size;
    await file.handle.close();
  }
}

function contentHeadersOf(reply: FastifyReply): Record<string, string> {
  const given = Object.entries(reply.getHeaders()).filter(([name]) => CONTENT_HEADERS.includes(name));
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
