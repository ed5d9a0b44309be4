import { setPriority } from 'node:os';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { CSV } from './csv.js';
import type { Format, Row, Table } from './format.js';
import type { EncoderMessage, EncodingJob } from './encoding-messages.js';
import { PortExchange } from './port-exchange.js';
import { PARQUET } from './parquet.js';

/** If processors are scarce, replies have priority over exports. */
const NICE = 10;
const FORMATS: Readonly<Record<EncodingJob['format'], Format>> = { csv: CSV, parquet: PARQUET };

// On other systems, it would apply to the whole process.
if (process.platform === 'linux') setPriority(NICE);
parentPort!.on('message', ({ job, port }: { job: EncodingJob; port: MessagePort }) => {
  const exchange = new PortExchange(port);
  // The other side is gone, so nobody needs the export.
  encode(job, exchange).catch(() => exchange.close());
});

async function encode(
  { format, columns, required, options }: EncodingJob,
  exchange: PortExchange,
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
