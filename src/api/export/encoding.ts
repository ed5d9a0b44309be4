import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker, type WorkerOptions } from 'node:worker_threads';
import type { Order, Told } from './encoding-messages.js';
import type { Format, FormatOptions, Table } from './format.js';
import { Line } from './line.js';
import { withExamined } from './wide-amounts.js';

const BUILT = new URL('./encoding-thread.js', import.meta.url);

/**
 * Encodes tables as CSV and Parquet in another thread: a group of Parquet takes more than half a second of processor, and
 * requests of all clients would wait for it. One thread for all, so that exports take one processor at most.
 */
export class Encoding {
  private thread: Worker | undefined;

  constructor(
    private readonly file: URL,
    private readonly options: WorkerOptions = {},
  ) {}

  async *encode({ extension }: Format, table: Table, options: FormatOptions): AsyncGenerator<Uint8Array> {
    const { port1, port2 } = new MessageChannel();
    const line = new Line(port1);
    const rows = table.rows()[Symbol.asyncIterator]();
    const { columns, required } = table;
    const { decimals, bom, delimiter } = options;
    const order: Order = {
      format: extension as Order['format'],
      columns,
      required,
      options: { decimals, bom, delimiter },
    };
    try {
      this.running().postMessage({ order, port: port2 }, [port2]);
      let told = await line.next<Told>();
      for (;;) {
        let answer: unknown = null;
        if ('ended' in told) return;
        if ('failed' in told) throw new Error(`An export could not be encoded: ${told.failed}`);
        if ('bytes' in told) yield told.bytes;
        else if (told.needs === 'wideAmounts') answer = await table.wideAmounts();
        else {
          const next = await rows.next();
          answer = next.done ? null : next.value;
        }
        told = await line.exchange<Told>(answer);
      }
    } finally {
      line.close();
      await rows.return?.();
    }
  }

  async end(): Promise<void> {
    await this.thread?.terminate();
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(this.file, this.options);
    thread.unref();
    const ended = () => {
      if (this.thread === thread) this.thread = undefined;
    };
    // Each of its exports fails because its line is closed.
    thread.on('error', ended).on('exit', ended);
    return (this.thread = thread);
  }
}

/** Sources that run as they stand, as in tests, have no built file. */
const encoding = existsSync(fileURLToPath(BUILT)) ? new Encoding(BUILT) : null;

/** The table in the format; NDJSON costs little more than reading it. */
export function encoded(
  format: Format,
  table: Table,
  options: FormatOptions,
): AsyncIterable<string | Uint8Array> {
  const examined = withExamined(table, options);
  if (!encoding || format.extension === 'ndjson') return format.encode(examined, options);
  return encoding.encode(format, examined, options);
}
