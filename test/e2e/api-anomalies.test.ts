import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const EXACT = '0.1234567890123456789012345';
let api: Api;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN });
  const add = `insert into anomalies (key, kind, source_id, run_id, listing_id, score, summary, figures, at, last_seen_at)
    values ($1, $2, $3, $4, $5, 12.3456, 'A sentence.', $6, $7, $7)`;
  const rows = [
    ['record_count', 1, 1, null, '{"value":1}', '2026-01-01Z'],
    ['price_jump', 1, 1, 1, `{"price_usd":${EXACT}}`, '2026-01-02Z'],
    ['price_outlier', 2, 2, 4, '{}', '2026-01-03Z'],
    ['stale_price', 1, 1, 2, '{}', '2026-01-04Z'],
    ['silence', 2, null, null, '{}', '2026-01-05Z'],
  ];
  for (const [index, row] of rows.entries()) await api.dataSource.query(add, [`key ${index}`, ...row]);
});
afterAll(() => api.stop());

const ids = async (query: string) =>
  (await api.get(`/anomalies?${query}`)).json.data.map(({ id }: { id: number }) => id);
const acknowledge = (id: string, body: unknown, key = ADMIN) =>
  api.request(`/anomalies/${id}/acknowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify(body),
  });

describe('GET /anomalies', () => {
  it('lists them newest first, with their subject and all digits of their figures', async () => {
    const { json, text } = await api.get('/anomalies');
    expect(json.data.map(({ id }: { id: number }) => id)).toEqual([5, 4, 3, 2, 1]);
    expect(json.data[3]).toMatchObject({
      kind: 'price_jump',
      source: 'coingecko',
      run_id: 1,
      listing: 'bitcoin',
      asset: { id: 'asset_1', slug: 'bitcoin', symbol: 'BTC', name: 'Bitcoin' },
      score: 12.35,
      state: 'open',
      at: '2026-01-02T00:00:00.000000Z',
      occurrences: 1,
      acknowledged_at: null,
      closed_at: null,
    });
    expect(json.data[0]).toMatchObject({ run_id: null, listing: null, asset: null });
    expect(text).toContain(`"price_usd":${EXACT}`);
  });

  it.each([
    ['kind=stale_price', [4]],
    ['source=coinpaprika', [5, 3]],
    ['asset=bitcoin', [3, 2]],
    ['asset=Bitcoin', [3, 2]],
    ['asset=asset_1', [3, 2]],
    ['asset=asset_9999999999', []],
    ['asset=nothing', []],
    ['state=acknowledged', []],
    ['state=closed', []],
    ['since=2026-01-02&until=2026-01-04', [3, 2]],
    ['source=coingecko&kind=price_jump&state=open', [2]],
    ['source=coingecko,coinpaprika&state=open,closed', [5, 4, 3, 2, 1]],
    ['asset=nothing,bitcoin', [3, 2]],
    ['kind=stale_price&kind=price_jump&source=coingecko', [4, 2]],
  ])('filters by %s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('pages by cursor', async () => {
    const { json } = await api.get('/anomalies?limit=2');
    expect(json.metadata).toMatchObject({ limit: 2, next_cursor: 4 });
    expect(await ids('limit=3&cursor=4')).toEqual([3, 2, 1]);
    expect((await api.get('/anomalies?limit=3&cursor=4')).json.metadata.next_cursor).toBeNull();
  });

  it('finds those of a merged asset under its successor', async () => {
    await api.dataSource.query(
      `insert into assets (slug, symbol, name, merged_into) values ('btc-old', 'BTC', 'B', 1)`,
    );
    expect(await ids('asset=btc-old')).toEqual([3, 2]);
  });

  it.each(['kind=odd', 'state=gone', 'since=yesterday', 'source=nowhere', 'limit=0', 'colour=red'])(
    'refuses %s',
    async (query) => {
      expect((await api.get(`/anomalies?${query}`)).status).toBe(400);
    },
  );
});

describe('GET /anomalies/{id}', () => {
  it('shows one', async () => {
    expect((await api.get('/anomalies/2')).json).toMatchObject({
      id: 2,
      figures: { price_usd: Number(EXACT) },
    });
  });

  it.each(['99', 'x', '1'.repeat(30)])('answers 404 for %s', async (id) => {
    expect((await api.get(`/anomalies/${id}`)).status).toBe(404);
  });
});

describe('POST /anomalies/{id}/acknowledge', () => {
  it('closes it with a reason, which the audit log records', async () => {
    const reply = await acknowledge('3', { reason: 'a known split' });
    expect([reply.status, reply.json]).toEqual([
      200,
      expect.objectContaining({
        id: 3,
        state: 'acknowledged',
        acknowledged_reason: 'a known split',
        acknowledged_at: expect.any(String),
      }),
    ]);
    expect(await ids('state=acknowledged')).toEqual([3]);
    expect(
      await api.dataSource.query('select actor, action, subject, before, after, reason from audit_log'),
    ).toEqual([
      {
        actor: 'admin',
        action: 'anomaly.acknowledge',
        subject: 'anomalies/3',
        before: { state: 'open' },
        after: { state: 'acknowledged' },
        reason: 'a known split',
      },
    ]);
  });

  it('is refused without a key, a reason or an existing anomaly', async () => {
    const replies = [
      await acknowledge('2', { reason: 'why' }, 'wrong'),
      await acknowledge('2', {}),
      await acknowledge('2', { reason: '  ' }),
      await acknowledge('99', { reason: 'why' }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([401, 400, 400, 404]);
    expect(await ids('state=open')).toEqual([5, 4, 2, 1]);
  });
});
