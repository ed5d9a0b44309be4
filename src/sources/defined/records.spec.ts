import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../config/config.js';
import { readJson } from '../../domain/json.js';
import type { JsonDefinition } from './definition.js';
import { readDefinition } from './read-definitions.js';
import { Records } from './records.js';

/** The key of each record, and the paths of its duplicate names. */
async function duplicatesIn(text: string, records: string): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-records-'));
  try {
    const path = join(folder, 'mine.yaml');
    const head = `base_url: https://api.example.com\nrecords: "${records}"\n`;
    await writeFile(path, `${head}currency: USD\nquote: { id: $key, price: p }\n`);
    const reader = new Records(readDefinition(path, parseConfig({})) as JsonDefinition);
    const found = reader.extract(readJson(text, reader.listAt), null, 0, new Date());
    return found!.records.map(({ externalId, reasons = [] }) => [
      externalId,
      ...reasons.map(({ path }) => path),
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it.each([
  ['', '{"BTC":{"p":1},"ETH":{"p":2},"BTC":{"p":3}}', [['BTC', 'BTC'], ['ETH']]],
  ['', '{"BTC":{"p":1,"p":2},"ETH":{"p":2}}', [['BTC', 'p'], ['ETH']]],
  ['/data', '{"data":{"BTC":{"q":{"p":1,"p":2}},"ETH":{"p":2}}}', [['BTC', 'q.p'], ['ETH']]],
  ['/data', '{"at":1,"at":2,"data":{"at":{"p":1}}}', [['at']]],
])('reports duplicate names of the records at "%s" in %s', async (records, text, expected) => {
  expect(await duplicatesIn(text, records)).toEqual(expected);
});
