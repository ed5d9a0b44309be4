import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker, type WorkerOptions } from 'node:worker_threads';
import type { EncoderMessage, EncodingJob } from './encoding-messages.js';
import type { Format, FormatOptions, Table } from './format.js';
import { ThreadChannel } from './thread-channel.js';
import { withCheckedDecimals } from './wide-amounts.js';

const BUILT = new URL('./encoding-thread.js', import.meta.url);

/**
 * Encodes tables as CSV and Parquet in a separate thread. A Parquet row group takes more than half a second of CPU
 * time, during which all requests would have to wait. All exports share one thread, so that they use at most one
 * processor.
 */
export class Encoding {
  private thread: Worker | undefined;

  constructor(
    private readonly file: URL,
    private readonly options: WorkerOptions = {},
  ) {}

  async *encode({ extension }: Format, table: Table, options: FormatOptions): AsyncGenerator<Uint8Array> {
    const { port1, port2 } = new MessageChannel();
    const exchange = new ThreadChannel(port1);
    const rows = table.rows()[Symbol.asyncIterator]();
    const { columns, required } = table;
    const { decimals, bom, delimiter } = options;
    const job: EncodingJob = {
      format: extension as EncodingJob['format'],
      columns,
      required,
      options: { decimals, bom, delimiter },
    };
    try {
      this.running().postMessage({ job, port: port2 }, [port2]);
      let message = await exchange.next<EncoderMessage>();
      for (;;) {
        let answer: unknown = null;
        if ('ended' in message) return;
        if ('failed' in message) throw new Error(`An export could not be encoded: ${message.failed}`);
        if ('bytes' in message) yield message.bytes;
        else if (message.needs === 'wideAmounts') answer = await table.wideAmounts();
        else {
          const next = await rows.next();
          answer = next.done ? null : next.value;
        }
        message = await exchange.send<EncoderMessage>(answer);
      }
    } finally {
      exchange.close();
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
    // Closing the ports makes all exports on this thread fail.
    thread.on('error', ended).on('exit', ended);
    return (this.thread = thread);
  }
}

/** The thread's file. There is no compiled one when TypeScript sources are run directly, as in tests. */
const encoding = existsSync(fileURLToPath(BUILT)) ? new Encoding(BUILT) : null;

/** Encodes the table. NDJSON is encoded in this thread, because that costs little more than reading the rows. */
export function encoded(
  format: Format,
  table: Table,
  options: FormatOptions,
): AsyncIterable<string | Uint8Array> {
  const examined = withCheckedDecimals(table, options);
  if (!encoding || format.extension === 'ndjson') return format.encode(examined, options);
  return encoding.encode(format, examined, options);
}
