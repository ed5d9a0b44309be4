import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { CSV } from './csv.js';
import { Encoding } from './encoding.js';
import type { Format, FormatOptions, Row, Table } from './format.js';
import { PARQUET } from './parquet.js';

const options: FormatOptions = { decimals: 'auto', bom: true, delimiter: ';' };
const row = (n: number): Row => [`coin-${n}`, `${n}.123456789012345678`, '2026-01-31T12:00:00.000001Z'];
const table = (chunks: () => AsyncIterable<readonly Row[]>): Table => ({
  columns: { name: 'text', price: 'amount', at: 'moment' },
  required: new Set(['name']),
  rows: chunks,
  wideAmounts: () => Promise.resolve(new Set()),
});
const full = table(async function* () {
  for (let n = 0; n < 3; n++)
    yield await Promise.resolve(Array.from({ length: 500 }, (_, m) => row(500 * n + m)));
});

let encoding: Encoding;
beforeEach(() => {
  const file = pathToFileURL('src/api/export/encoding-thread.ts');
  encoding = new Encoding(file, { execArgv: ['--import', './test/support/typescript.js'] });
});
afterEach(() => encoding.end());

async function bytesOf(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(all);
}

it.each<[string, Format]>([
  ['CSV', CSV],
  ['Parquet', PARQUET],
])('writes the same %s as this thread would, however many exports run', async (_name, format) => {
  const here = await bytesOf(format.encode(full, options));
  expect(here.length).toBeGreaterThan(1000);
  const there = await Promise.all([1, 2, 3].map(() => bytesOf(encoding.encode(format, full, options))));
  expect(there.map((bytes) => bytes.equals(here))).toEqual([true, true, true]);
});

it('fails with the fault of the rows', async () => {
  const broken = table(async function* () {
    yield await Promise.resolve([row(1)]);
    throw new Error('the database went away');
  });
  await expect(bytesOf(encoding.encode(CSV, broken, options))).rejects.toThrow('the database went away');
});

it('names the value that cannot be encoded, and continues with other exports', async () => {
  const wrong = table(async function* () {
    yield await Promise.resolve([['coin', 'no number', '2026-01-31T12:00:00.000001Z']]);
  });
  await expect(bytesOf(encoding.encode(PARQUET, wrong, options))).rejects.toThrow('could not be encoded');
  await expect(bytesOf(encoding.encode(PARQUET, full, options))).resolves.toHaveProperty('length');
});

it('stops reading rows when the consumer stops', async () => {
  let ended = false;
  const endless = table(async function* () {
    try {
      for (;;) yield await Promise.resolve([row(1)]);
    } finally {
      ended = true;
    }
  });
  const chunks = encoding.encode(CSV, endless, options);
  await chunks.next();
  await chunks.return(undefined);
  expect(ended).toBe(true);
});

it('fails exports whose thread ends, and starts another for the next', async () => {
  const asked = new EventTarget();
  const begun = once(asked, 'rows');
  const silent = table(async function* () {
    asked.dispatchEvent(new Event('rows'));
    await new Promise(() => undefined);
    yield [];
  });
  const chunks = encoding.encode(CSV, full, options);
  await chunks.next();
  void bytesOf(encoding.encode(CSV, silent, options));
  await begun;
  await encoding.end();
  await expect(bytesOf(chunks)).rejects.toThrow('The other thread ended.');
  await expect(bytesOf(encoding.encode(CSV, full, options))).resolves.toHaveProperty('length');
});
