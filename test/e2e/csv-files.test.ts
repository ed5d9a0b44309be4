import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { INestApplicationContext } from '@nestjs/common';
import { startContext } from '../support/app.js';
import { runToEnd } from '../support/run-to-end.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const MAX_BYTES = 16_384;
const PRICES = 'symbol;price;date\nBTC;93.429,50;31.12.2024\n\nETH;abc;31.12.2024\n';

let api: Api;
let worker: INestApplicationContext;
let root: string;
let folder: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kasparro-inspect-'));
  folder = join(root, 'csv');
  await mkdir(join(folder, 'more'), { recursive: true });
  await writeFile(join(root, 'secret.csv'), PRICES);
  await writeFile(join(folder, 'prices.csv'), PRICES);
  await writeFile(join(folder, 'broken.csv'), 'nothing to see\nhere\n');
  await writeFile(join(folder, 'README.txt'), 'These are prices.\n');
  await writeFile(join(folder, '.env'), 'ADMIN_API_KEY=secret\n');
  await writeFile(join(folder, 'more', 'deeper.csv'), PRICES);
  await symlink(join(root, 'secret.csv'), join(folder, 'link.csv'));
  const settings = { CSV_PATH: folder, SOURCES: 'csv', ADMIN_API_KEY: ADMIN };
  api = await startApi({ ...settings, CSV_UPLOAD_MAX_BYTES: String(MAX_BYTES) });
  worker = await startContext(api.url, undefined, { CSV_PATH: folder, SOURCES: ['csv'] });
});
afterAll(async () => {
  await worker.close();
  await api.stop();
  await rm(root, { recursive: true });
});

const post = (body: RequestInit['body'], type: string, { query = '', key = ADMIN } = {}) =>
  api.request(`/csv/inspect${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, 'x-api-key': key },
  });
const form = (profile: string, name: string, content = PRICES) => {
  const data = new FormData();
  data.append('file', new File([content], name));
  data.append('profile', profile);
  return api.request('/csv/inspect', { method: 'POST', body: data, headers: { 'x-api-key': ADMIN } });
};
const inspect = (body: unknown, query = '') => post(JSON.stringify(body), 'application/json', { query });

describe('POST /csv/inspect', () => {
  it('tries a profile on a file of CSV_PATH and on an uploaded one', async () => {
    const profile = '- files: pri*.csv\n  constants: { currency: EUR }\n';
    const replies = [await inspect({ path: 'prices.csv', profile }), await form(profile, 'prices.csv')];
    for (const { status, json } of replies) {
      expect(status).toBe(200);
      expect(json).toMatchObject({
        ...{ file: 'prices.csv', currencies: ['EUR'] },
        format: { layout: { by: 'profile', name: 'pri*.csv' }, currency: { by: 'profile' } },
      });
    }
  });

  it.each([
    ['- files: prices.csv\n  datum: x\n', 2, 3, 'entry 1, key datum: there is no such key'],
    ['- files: [prices.csv\n', 2, 1, 'Flow sequence'],
    ['files: prices.csv\n', 1, 1, 'expected a list'],
    ['', 1, 1, 'the file is empty'],
    ['- name: other\n  files: other.csv\n', 2, 3, 'no entry applies to the file "prices.csv"'],
  ])('names line, entry and key of a mistake in a profile: %j', async (profile, line, column, message) => {
    for (const reply of [await inspect({ path: 'prices.csv', profile }), await form(profile, 'prices.csv')]) {
      expect(reply.status).toBe(422);
      expect(reply.json.errors[0]).toMatchObject({
        ...{ path: 'profile', pointer: '/profile', line, column, message: expect.stringContaining(message) },
      });
    }
  });

  it('refuses a form without a file or with another field, a malformed form, and profiles that are too long', async () => {
    const type = 'multipart/form-data; boundary=x';
    const part = (head: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\na\r\n--x--\r\n`;
    for (const body of [part('name="profile"'), part('name="other"'), 'nothing'])
      expect((await post(body, type)).status).toBe(400);
    expect((await post('nothing', 'multipart/form-data')).status).toBe(400);
    for (const reply of [
      await form('#'.repeat(12_001), 'a.csv', 'a'),
      await inspect({ path: 'prices.csv', profile: '#'.repeat(12_001) }),
    ])
      expect(reply.json.errors).toMatchObject([
        { path: 'profile', message: expect.stringContaining('12000') },
      ]);
  });

  it('shows how a file of CSV_PATH would be read, with exact amounts', async () => {
    const { status, json, text } = await inspect({ path: 'prices.csv' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ...{ file: 'prices.csv', error: null, encoding: { name: 'utf-8' }, currencies: ['USD'] },
      counts: { lines: 4, rows: 2, stored: 1, rejected: 1, complete: true },
      format: { kind: 'quote', dialect: { delimiter: ';' }, currency: { code: 'USD', by: 'configuration' } },
      rows: [{ line: 2, symbol: 'BTC', observed_at: '2024-12-31T00:00:00.000Z' }],
      rejections: [{ line: 4, reasons: [{ path: 'price', code: 'not_a_number' }] }],
    });
    expect(text).toContain('"price":93429.50,');
  });

  it('accepts a file as its body, compressed or not, and a name for it', async () => {
    const plain = await post(PRICES, 'text/csv', { query: '?name=btc-usd.csv' });
    expect([plain.status, plain.json.file, plain.json.counts.stored]).toEqual([200, 'btc-usd.csv', 1]);
    const packed = await post(new Uint8Array(gzipSync(PRICES)), 'application/gzip');
    expect([packed.status, packed.json.encoding.gzip, packed.json.rows]).toEqual([
      200,
      true,
      plain.json.rows,
    ]);
    const empty = await post('', 'application/octet-stream');
    expect([empty.status, empty.json.error.code]).toEqual([200, 'empty_file']);
  });

  it('returns what was detected in a file that cannot be read', async () => {
    const { status, json } = await inspect({ path: 'broken.csv' });
    expect([status, json.error.code, json.encoding.name, json.format, json.rows]).toEqual([
      ...[200, 'missing_column', 'utf-8', null, []],
    ]);
  });

  it.each([
    '../secret.csv',
    '..%2fsecret.csv',
    'more/../../secret.csv',
    '.env',
    'more/deeper.csv',
    'no.csv',
    '.',
    '',
  ])('reads only files of CSV_PATH: not %j', async (path) => {
    const { status, text } = await inspect({ path });
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('BTC');
  });

  it('reads no absolute path, and follows no link out of the folder', async () => {
    expect((await inspect({ path: join(folder, 'prices.csv') })).status).toBe(404);
    const { status, json } = await inspect({ path: 'link.csv' });
    expect([status, json.detail]).toEqual([422, expect.stringContaining('links outside the folder')]);
  });

  it('refuses an upload that is larger than CSV_UPLOAD_MAX_BYTES', async () => {
    const { status, json } = await post('x'.repeat(MAX_BYTES + 1), 'text/csv');
    expect([status, json.detail]).toEqual([
      413,
      expect.stringContaining(`${MAX_BYTES} bytes (CSV_UPLOAD_MAX_BYTES)`),
    ]);
    const bomb = gzipSync(Buffer.alloc(2_000_000, 'a'));
    expect(bomb.length).toBeLessThan(MAX_BYTES);
    const unpacked = await post(new Uint8Array(bomb), 'application/gzip');
    expect([unpacked.status, unpacked.json.error.code]).toEqual([200, 'missing_column']);
  });

  it.each([
    [{ path: 1 }, '', 400],
    [{}, '', 400],
    [{ path: 'prices.csv', more: 1 }, '', 400],
    [{ path: 'prices.csv' }, '?name=x.csv', 422],
    [{ path: 'prices.csv' }, '?nam=x.csv', 400],
  ])('refuses %j%s with %i', async (body, query, status) => {
    expect((await inspect(body, query)).status).toBe(status);
  });

  it('requires an admin key, and no other route accepts uploads', async () => {
    expect((await post(PRICES, 'text/csv', { key: '' })).status).toBe(401);
    const elsewhere = {
      method: 'POST',
      body: PRICES,
      headers: { 'content-type': 'text/csv', 'x-api-key': ADMIN },
    };
    expect((await api.request('/runs', elsewhere)).status).toBe(415);
    expect((await post(PRICES, 'text/plain')).status).toBe(415);
  });
});

describe('GET /sources/csv/files', () => {
  const files = async (query = '') => (await api.get(`/sources/csv/files${query}`)).json.data;

  it('lists how each file was read, and why some were not', async () => {
    await runToEnd(worker, 'csv');
    const all: { path: string }[] = await files();
    const [prices, broken, readme, link] = ['prices.csv', 'broken.csv', 'README.txt', 'link.csv'].map(
      (path) => all.find((file) => file.path === path),
    );
    expect(prices).toMatchObject({
      ...{
        state: 'read',
        error: null,
        size: PRICES.length,
        lines: 4,
        rows: 2,
        ignored_lines: 2,
        rejected: 1,
      },
      encoding: { name: 'utf-8', confidence: 1, gzip: false },
      generation: expect.any(String) as string,
      first_read_at: expect.any(String) as string,
    });
    expect(prices).toMatchObject({ format: (await inspect({ path: 'prices.csv' })).json.format });
    expect(broken).toMatchObject({ state: 'failed', error: { code: 'missing_column' }, format: null });
    expect(readme).toMatchObject({ state: 'ignored', error: { code: 'missing_column' }, rows: null });
    expect(link).toMatchObject({ state: 'ignored', error: { code: 'outside_folder' } });
    await rm(join(folder, 'broken.csv'));
    await writeFile(join(folder, 'half.csv'), 'symbol,price,date\nBTC,1,2026-01-01\nETH,2,2026-01-0');
    await runToEnd(worker, 'csv');
    expect(await files('?path=broken.csv')).toMatchObject([{ state: 'removed', error: null }]);
    expect(await files('?path=half.csv')).toMatchObject([{ lines: 3, rows: 2, ignored_lines: 1 }]);
  });

  it('is paged, and filtered by path and state', async () => {
    const all = await files();
    const { json } = await api.get('/sources/csv/files?limit=2');
    const rest = await files(`?cursor=${json.metadata.next_cursor}`);
    expect([...json.data, ...rest]).toEqual(all);
    expect(await files('?state=ignored')).toHaveLength(2);
    expect(await files('?path=prices.csv&state=failed')).toEqual([]);
    expect(await files('?q=PRICES')).toMatchObject([{ path: 'prices.csv' }]);
    expect(await files('?offset=2&limit=1')).toEqual(all.slice(2, 3));
    const { metadata } = (await api.get('/sources/csv/files?state=ignored,removed&limit=1')).json;
    expect(metadata).toMatchObject({ total: 3, states: { ignored: 2, removed: 1, failed: 0 } });
    expect((await api.get('/sources/csv/files?state=odd')).status).toBe(400);
    expect((await api.get('/sources/csv/files?source=csv')).status).toBe(400);
  });

  it('counts a last line without a line break once it was read', async () => {
    const path = join(folder, 'unbroken.csv');
    await writeFile(path, 'symbol,price,date\nBTC,1,2026-01-01\nETH,2,2026-01-01');
    await utimes(path, new Date(0), new Date(0));
    await runToEnd(worker, 'csv');
    const [file] = await files('?path=unbroken.csv');
    expect(file).toMatchObject({ state: 'read', lines: 3, rows: 2, ignored_lines: 1 });
  });
});
