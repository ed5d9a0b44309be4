import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;
beforeAll(
  async () =>
    (api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data', SOURCES: 'csv,coinpaprika' })),
);
afterAll(() => api.stop());
afterEach(() =>
  api.dataSource.query(`update runs set status = 'cancelled', finished_at = now() where finished_at is null`),
);

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.request(path, {
    method: 'POST',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'x-api-key': ADMIN,
      ...headers,
    },
  });
const runs = async (): Promise<number> =>
  Number((await api.dataSource.query('select count(*) from runs'))[0].count);

describe('an Idempotency-Key', () => {
  it('answers the same request with the saved reply and does it once', async () => {
    const headers = { 'idempotency-key': 'once' };
    const before = await runs();
    const first = await post('/runs', { source: 'csv' }, headers);
    const again = await post('/runs', { source: 'csv' }, headers);
    expect(first.status).toBe(202);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    for (const name of ['location', 'content-type'])
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await runs()).toBe(before + 1);
  });

  it('with another request is refused', async () => {
    const headers = { 'idempotency-key': 'other' };
    await post('/runs', { source: 'csv' }, headers);
    for (const [path, body] of [
      ['/runs', { source: 'coinpaprika' }],
      ['/runs/1/cancel', { source: 'csv' }],
    ] as const) {
      const refused = await post(path, body, headers);
      expect([refused.status, refused.json.errors[0].path]).toEqual([422, 'Idempotency-Key']);
    }
  });

  it('lets one of many that come at once through', async () => {
    const before = await runs();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => post('/runs', { source: 'csv' }, { 'idempotency-key': 'at-once' })),
    );
    const statuses = new Set(replies.map(({ status }) => status));
    expect([...statuses].every((status) => status === 202 || status === 409)).toBe(true);
    expect(new Set(replies.filter(({ status }) => status === 202).map(({ text }) => text)).size).toBe(1);
    expect(await runs()).toBe(before + 1);
  });
});
