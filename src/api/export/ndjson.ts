import type { Format, FormatOptions, Table } from './format.js';

/** The items of a list, one per line: https://github.com/ndjson/ndjson-spec. */
export const NDJSON: Format = {
  contentType: 'application/x-ndjson; charset=utf-8',
  extension: 'ndjson',
  rowsOf: 'json',
  encode: lines,
};

async function* lines({ rows }: Table, { asText }: FormatOptions): AsyncIterable<string> {
  for await (const chunk of rows()) {
    const text = chunk.map(([item]) => `${item}\n`).join('');
    yield asText ? asText(text) : text;
  }
}
