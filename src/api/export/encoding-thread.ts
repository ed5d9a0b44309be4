import { setPriority } from 'node:os';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { CSV } from './csv.js';
import type { Format, Row, Table } from './format.js';
import type { Order, Told } from './encoding-messages.js';
import { Line } from './line.js';
import { PARQUET } from './parquet.js';

/** Where there are too few processors, replies come before exports. */
const NICE = 10;
const FORMATS: Readonly<Record<Order['format'], Format>> = { csv: CSV, parquet: PARQUET };

// Elsewhere, it would apply to the whole process.
if (process.platform === 'linux') setPriority(NICE);
parentPort!.on('message', ({ order, port }: { order: Order; port: MessagePort }) => {
  const line = new Line(port);
  // The other side went away, and so did the export.
  encode(order, line).catch(() => line.close());
});

async function encode({ format, columns, required, options }: Order, line: Line): Promise<void> {
  const tell = <T>(told: Told, transferred: ArrayBuffer[] = []) => line.exchange<T>(told, transferred);
  const table: Table = {
    columns,
    required,
    rows: async function* () {
      for (;;) {
        const rows = await tell<readonly Row[] | null>({ needs: 'rows' });
        if (!rows) return;
        yield rows;
      }
    },
    wideAmounts: () => tell({ needs: 'wideAmounts' }),
  };
  try {
    for await (const chunk of FORMATS[format].encode(table, options)) {
      const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
      await tell({ bytes }, [bytes.buffer as ArrayBuffer]);
    }
    await tell({ ended: true });
  } catch (error) {
    await tell({ failed: String(error) });
  }
}
