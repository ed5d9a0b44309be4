import { setPriority } from 'node:os';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { CSV } from './csv.js';
import type { Format, Row, Table } from './format.js';
import type { EncoderMessage, EncodingJob } from './encoding-messages.js';
import { ThreadChannel } from './thread-channel.js';
import { PARQUET } from './parquet.js';

/** Lowers the priority of this thread, so that replies come before exports when processors are busy. */
const NICE = 10;
const FORMATS: Readonly<Record<EncodingJob['format'], Format>> = { csv: CSV, parquet: PARQUET };

// On other systems, the priority would apply to the whole process.
if (process.platform === 'linux') setPriority(NICE);
parentPort!.on('message', ({ job, port }: { job: EncodingJob; port: MessagePort }) => {
  const exchange = new ThreadChannel(port);
  // The main thread has closed the port, so nobody needs the export any more.
  encode(job, exchange).catch(() => exchange.close());
});

async function encode(
  { format, columns, required, options }: EncodingJob,
  exchange: ThreadChannel,
): Promise<void> {
  const send = <T>(message: EncoderMessage, transferred: ArrayBuffer[] = []) =>
    exchange.send<T>(message, transferred);
  const table: Table = {
    columns,
    required,
    rows: async function* () {
      for (;;) {
        const rows = await send<readonly Row[] | null>({ needs: 'rows' });
        if (!rows) return;
        yield rows;
      }
    },
    wideAmounts: () => send({ needs: 'wideAmounts' }),
  };
  try {
    for await (const chunk of FORMATS[format].encode(table, options)) {
      const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
      await send({ bytes }, [bytes.buffer as ArrayBuffer]);
    }
    await send({ ended: true });
  } catch (error) {
    await send({ failed: String(error) });
  }
}
