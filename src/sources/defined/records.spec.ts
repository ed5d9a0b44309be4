import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../config/config.js';
import { readJson } from '../../domain/json.js';
import type { JsonDefinition } from './definition.js';
import { readDefinition } from './read-definitions.js';
import { Records } from './records.js';

async function recordsFor(yaml: string): Promise<Records> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-records-'));
  try {
    const path = join(folder, 'mine.yaml');
    await writeFile(path, `base_url: https://api.example.com\n${yaml}\ncurrency: USD\n`);
    return new Records(readDefinition(path, parseConfig({})) as JsonDefinition);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function recordsIn(text: string, yaml: string) {
  const reader = await recordsFor(yaml);
  return reader.extract(readJson(text, reader.listAt), null, 0, new Date(0))!.records;
}

it.each([
  ['', '{"BTC":{"p":1},"ETH":{"p":2},"BTC":{"p":3}}', [['BTC', 'BTC'], ['ETH']]],
  ['', '{"BTC":{"p":1,"p":2},"ETH":{"p":2}}', [['BTC', 'p'], ['ETH']]],
  ['/data', '{"data":{"BTC":{"q":{"p":1,"p":2}},"ETH":{"p":2}}}', [['BTC', 'q.p'], ['ETH']]],
  ['/data', '{"at":1,"at":2,"data":{"at":{"p":1}}}', [['at']]],
])('reports duplicate names of the records at "%s" in %s', async (records, text, expected) => {
  const found = await recordsIn(text, `records: "${records}"\nquote: { id: $key, price: p }`);
  expect(
    found.map(({ externalId, reasons = [] }) => [externalId, ...reasons.map(({ path }) => path)]),
  ).toEqual(expected);
});

const RECORD = String.raw`{ "p": 1.50, "10": 1, "2": "\u0041\/", "t": 1 }`;

it.each([
  ['', '', '{ id: /10, price: p, observed_at: t }', `[ ${RECORD} ]`, RECORD],
  ['/0/data', '', '{ id: /10, price: p, observed_at: t }', `[{"data":[ ${RECORD} ]}]`, RECORD],
  ['/data', 'single: true', '{ id: /10, price: p, observed_at: t }', `{"data": ${RECORD} }`, RECORD],
  ['', '', '{ id: $key, price: p, observed_at: t }', `{"A": ${RECORD} }`, `{"record":${RECORD},"key":"A"}`],
])('keeps the source text of the records at "%s" %s', async (records, single, quote, text, expected) => {
  const [record] = await recordsIn(text, `records: "${records}"\n${single}\nquote: ${quote}`);
  expect(record).toMatchObject({ text: expected });
  expect(JSON.parse(JSON.stringify(record!.payload))).toEqual(JSON.parse(expected));
});

it.each([
  ['{"data":[{"p":1}],"data":[],"info":{"t":1}}', 'data'],
  ['{"data":[],"info":{"t":1,"t":2}}', 'info.t'],
  ['{"data":[{"p":1,"p":2}],"info":{"t":1,"u":1,"u":2},"next":1,"next":2}', undefined],
])('names what is ambiguous of what it reads in %s', async (text, expected) => {
  const reader = await recordsFor('records: /data\nquote: { id: i, price: p, observed_at: $reply/info/t }');
  expect(reader.ambiguousIn(readJson(text, reader.listAt).duplicates)).toBe(expected);
});
