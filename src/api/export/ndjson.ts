import { jsonOf } from '../data/item-view.js';
import type { Format, Row } from './format.js';

/** The items of `/data`, one a line: https://github.com/ndjson/ndjson-spec. */
export const NDJSON: Format = {
  contentType: 'application/x-ndjson; charset=utf-8',
  fileName: 'kasparro-data.ndjson',
  select: (shape, conversion) => `${jsonOf(shape, conversion)}::text`,
  encode: lines,
};

async function* lines(chunks: AsyncIterable<readonly Row[]>): AsyncIterable<string> {
  for await (const rows of chunks) yield rows.map(([item]) => `${item}\n`).join('');
}
