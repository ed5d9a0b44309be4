import type { Reply } from '../support/documented.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
/** White space, digits and an escape that parsing and printing would change. */
const PAYLOAD = `{"symbol": "eth",  "price":1.10, "supply":123456789012345678901234567890.5, "note":"\\u0000"}`;
let api: Api;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data', RATE_LIMIT: '0' });
  const reasons = (path: string, code: string) =>
    JSON.stringify([{ path, code, message: 'expected another' }]);
  await api.dataSource.query(
    `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, fields, run_id,
       first_seen_at, last_seen_at, file_id)
     values (1, 'markets', 'bitcoin', '\\x01', $1, $2, 'not_a_number', '{price}', 1, '2026-01-01Z', '2026-01-02Z', null),
       (1, 'markets', 'ether', '\\x02', '{}', $3, 'missing', '{name}', 1, '2026-01-01Z', '2026-01-02Z', null),
       (3, 'prices.csv', '7', '\\x03', '{"ticker":"ETH","Price (USD)":"x","note":""}', $2, 'not_a_number', '{price}', 3,
         '2026-01-01Z', '2026-01-02Z', 1),
       (3, 'prices.csv', '8', '\\x04', '["a","b","c","d"]', $3, 'ragged_row', '{""}', 3, '2026-01-01Z', '2026-01-02Z', 1)`,
    [PAYLOAD, reasons('price', 'not_a_number'), reasons('name', 'missing')],
  );
});
afterAll(() => api.stop());

const ids = ({ json }: Reply) => (json.data as { id: number }[]).map(({ id }) => id);
const post = (path: string, body: unknown, key = ADMIN) =>
  api.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-api-key': key },
  });

describe('GET /rejections', () => {
  it.each([
    ['', [4, 3, 2, 1]],
    ['?source=coingecko', [2, 1]],
    ['?code=not_a_number', [3, 1]],
    ['?field=price&source=csv', [3]],
    ['?run=3', [4, 3]],
    ['?status=discarded', []],
    ['?limit=2&cursor=4', [3, 2]],
  ])('answers %s newest first', async (query, expected) => {
    expect(ids(await api.get(`/rejections${query}`))).toEqual(expected);
  });

  it('pages with a cursor', async () => {
    const first = await api.get('/rejections?limit=3');
    expect(first.json.metadata).toMatchObject({ limit: 3, next_cursor: 2 });
    const second = await api.get(`/rejections?limit=3&cursor=${first.json.metadata.next_cursor}`);
    expect([ids(second), second.json.metadata.next_cursor]).toEqual([[1], null]);
  });

  it.each([
    ['count=estimated', 4],
    ['count=estimated&limit=1&cursor=3', 4],
    ['count=estimated&field=price&source=csv', 1],
    ['count=none', null],
  ])('?%s counts all pages: %s', async (query, total) => {
    const { metadata } = (await api.get(`/rejections?${query}`)).json;
    expect(metadata).toMatchObject({ total, total_is_estimate: false });
  });

  it.each(['source=nowhere', 'status=odd', 'run=0', 'colour=red', 'limit=1001'])(
    'refuses %s',
    async (query) => {
      const reply = await api.get(`/rejections?${query}`);
      expect([reply.status, reply.headers.get('content-type')]).toEqual([
        400,
        expect.stringContaining('application/problem+json'),
      ]);
    },
  );
});

describe('GET /rejections/groups', () => {
  it('groups by source, code and field of the first reason, the largest group first', async () => {
    const { json } = await api.get('/rejections/groups?status=open');
    const group = (source: string, code: string, field: string) => ({
      ...{ source, code, field, count: 1 },
      ...{ message: 'expected another', last_seen_at: '2026-01-02T00:00:00.000000Z' },
    });
    expect(json).toEqual({
      data: [
        group('csv', 'ragged_row', 'name'),
        group('csv', 'not_a_number', 'price'),
        group('coingecko', 'missing', 'name'),
        group('coingecko', 'not_a_number', 'price'),
      ],
      metadata: { request_id: expect.any(String), grouped: 4, complete: true },
    });
  });

  it.each([
    ['source=csv', 2],
    ['code=not_a_number', 2],
    ['field=price&source=csv', 1],
    ['run=3', 2],
    ['status=discarded', 0],
  ])('accepts the filters of the list: %s', async (query, count) => {
    const { json } = await api.get(`/rejections/groups?${query}`);
    expect([json.data.length, json.metadata.grouped]).toEqual([count, count]);
  });

  it.each(['source=nowhere', 'status=odd', 'limit=3'])('refuses %s', async (query) => {
    expect((await api.get(`/rejections/groups?${query}`)).status).toBe(400);
  });
});

describe('GET /rejections/{id}', () => {
  it('shows the exact payload, the reasons and its origin', async () => {
    const reply = await api.get('/rejections/1');
    expect(reply.text).toContain(PAYLOAD);
    expect(reply.json).toMatchObject({
      id: 1,
      source: 'coingecko',
      partition: 'markets',
      run_id: 1,
      occurrences: 1,
      reasons: [{ path: 'price', code: 'not_a_number', message: 'expected another' }],
      file: null,
    });
  });

  it('shows file, line and columns of a CSV line', async () => {
    expect((await api.get('/rejections/3')).json.file).toEqual({
      path: 'prices.csv',
      line: 7,
      columns: ['ticker', 'Price (USD)', 'note'],
      format: { delimiter: ';' },
    });
  });

  it.each(['0', 'x', '9'.repeat(30)])('has no rejection %s', async (id) => {
    expect((await api.get(`/rejections/${id}`)).status).toBe(404);
  });
});

describe('changes', () => {
  it.each([
    ['/rejections/replay', {}],
    ['/rejections/discard', { filter: {}, reason: 'x' }],
    ['/rejections/1/discard', { reason: 'x' }],
    ['/sources/csv/replay', {}],
  ])('POST %s requires the admin key', async (path, body) => {
    expect((await post(path, body, 'wrong')).status).toBe(401);
  });

  it('POST /rejections/replay is a dry run by default', async () => {
    const { status, json } = await post('/rejections/replay', {});
    expect([status, json.dry_run, json.matched, json.passed, json.failed, json.next_after]).toEqual([
      200,
      true,
      4,
      0,
      4,
      null,
    ]);
    expect(json.failures).toContainEqual({ code: 'missing', count: 2 });
    expect(json.sample[0]).toMatchObject({ id: 1, source: 'coingecko', external_id: 'bitcoin' });
    const next = await post('/rejections/replay', { filter: { source: 'csv' }, limit: 1 });
    expect([next.json.matched, next.json.next_after]).toEqual([1, 3]);
  });

  it.each([
    [{ dry_run: 'yes' }, 'dry_run'],
    [{ filter: { colour: 'red' } }, 'filter.colour'],
    [{ filter: { ids: ['x'] } }, 'filter.ids'],
    [{ filter: [] }, 'filter'],
    [{ filter: { source: 'nowhere' } }, 'source'],
    [{ limit: 100_000 }, 'limit'],
  ])('POST /rejections/replay refuses %j', async (body, path) => {
    const { status, json } = await post('/rejections/replay', body);
    expect([status, json.errors[0].path]).toEqual([400, path]);
  });

  it('POST /rejections/{id}/discard discards one, once, and the audit log records why', async () => {
    expect((await post('/rejections/2/discard', { reason: 'a test coin' })).json).toEqual({ discarded: 1 });
    expect((await api.get('/rejections/2')).json).toMatchObject({
      status: 'discarded',
      resolved_reason: 'a test coin',
      resolved_at: expect.any(String),
    });
    const again = await post('/rejections/2/discard', { reason: 'a test coin' });
    expect([again.status, again.json.detail]).toEqual([409, 'Rejection 2 is already discarded.']);
    expect((await post('/rejections/99/discard', { reason: 'x' })).status).toBe(404);
    expect((await post('/rejections/1/discard', { reason: ' ' })).status).toBe(400);
    expect(
      await api.dataSource.query(
        `select actor, action, subject, reason from audit_log where outcome = 'done'`,
      ),
    ).toEqual([
      { actor: 'admin', action: 'rejections.discard', subject: 'rejections/2', reason: 'a test coin' },
    ]);
  });

  it('POST /rejections/discard discards those that match a filter', async () => {
    const body = { filter: { source: 'csv', code: 'ragged_row' }, reason: 'known' };
    expect((await post('/rejections/discard', body)).json).toEqual({ discarded: 1 });
    expect(ids(await api.get('/rejections?status=open'))).toEqual([3, 1]);
  });

  it('POST /sources/{name}/replay queues a run of mode replay', async () => {
    const { status, headers, json } = await post('/sources/csv/replay', { since: '2026-01-01' });
    expect([status, json.source, json.trigger, json.mode]).toEqual([202, 'csv', 'api', 'replay']);
    expect(headers.get('location')).toBe(`/runs/${json.id}`);
    const bare = { method: 'POST', headers: { 'x-api-key': ADMIN } };
    expect((await api.request('/sources/csv/replay', bare)).status).toBe(202);
    expect((await post('/sources/nowhere/replay', {})).status).toBe(404);
    expect((await post('/sources/csv/replay', { since: '2026-02-01', until: '2026-01-01' })).status).toBe(
      400,
    );
  });
});
