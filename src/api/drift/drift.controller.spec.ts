import { type Api, startApi } from '../../../test/support/seed-service.js';

const ADMIN = 'an-admin-key';
let api: Api;

/** Five events: two renames and one type change of coingecko, two new fields of csv. */
const EVENTS = `insert into drift_events (source_id, run_id, partition, "group", kind, path, new_path, new_type, confidence,
    evidence, policy, records, first_seen_at, last_seen_at)
  values (1, 1, 'markets', 'markets', 'renamed', 'current_price', 'price', '', 0.93, '{"name_similarity":0.75}', 'warn',
      10, '2026-01-01Z', '2026-01-01Z'),
    (1, 1, 'markets', 'markets', 'renamed', 'ath', 'high', '', 0.61, '{}', 'warn', 10, '2026-01-02Z', '2026-01-02Z'),
    (1, 2, 'markets', 'markets', 'type_changed', 'name', '', 'number', null, '{}', 'freeze', 1, '2026-01-03Z', '2026-01-03Z'),
    (3, 3, 'a.csv', 'a.csv', 'field_added', 'note', '', '', null, '{}', 'evolve', 5, '2026-01-04Z', '2026-01-04Z'),
    (3, 3, 'a.csv', 'a.csv', 'field_added', 'more', '', '', null, '{}', 'evolve', 5, '2026-01-05Z', '2026-01-05Z')`;
const REJECTION = `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, fields, code,
    run_id, first_seen_at, last_seen_at)
  values (1, 'markets', 'dogecoin', '\\x01', $1, '[{"path":"current_price","code":"not_a_number","message":"nothing"}]',
    '{current_price}', 'not_a_number', 1, '2026-01-31Z', '2026-01-31Z')`;
const RENAMED_COIN = {
  ...{ id: 'dogecoin', symbol: 'doge', name: 'Dogecoin', last_updated: '2026-01-31T00:00:00Z', price: 0.1 },
  ...{ market_cap: null, market_cap_rank: null, total_volume: null, price_change_percentage_24h: null },
  ...{ circulating_supply: null, total_supply: null, max_supply: null },
};

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN });
  await api.dataSource.query(EVENTS);
  await api.dataSource.query(REJECTION, [JSON.stringify(RENAMED_COIN)]);
});
afterAll(() => api.stop());

interface Event {
  id: number;
}
const ids = async (query: string): Promise<number[]> =>
  ((await api.get(`/drift?${query}`)).json as { data: Event[] }).data.map(({ id }) => id);
const post = (path: string, key = ADMIN) =>
  api.request(path, { method: 'POST', headers: { 'x-api-key': key } });

describe('GET /drift', () => {
  it.each([
    ['', [5, 4, 3, 2, 1]],
    ['source=csv', [5, 4]],
    ['kind=renamed', [2, 1]],
    ['status=dismissed', []],
    ['run=2', [3]],
    ['since=2026-01-04', [5, 4]],
    ['until=2026-01-02', [1]],
    ['source=coingecko&kind=type_changed&status=open&run=2&since=2026-01-01&until=2100-01-01', [3]],
    ['source=rss', []],
  ])('?%s finds %j, newest first', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('pages through the events', async () => {
    const first = (await api.get('/drift?limit=2')).json;
    expect(first.metadata.next_cursor).toBe(4);
    expect(await ids(`limit=2&cursor=${first.metadata.next_cursor}`)).toEqual([3, 2]);
    expect((await api.get('/drift?limit=2&cursor=2')).json.metadata.next_cursor).toBeNull();
  });

  it.each(['kind=odd', 'source=nowhere', 'since=yesterday', 'run=x', 'odd=1'])(
    'refuses ?%s',
    async (query) => {
      expect((await api.get(`/drift?${query}`)).status).toBe(400);
    },
  );
});

it('GET /drift/{id} shows one, and returns 404 if it does not exist', async () => {
  expect((await api.get('/drift/1')).json).toEqual({
    id: 1,
    source: 'coingecko',
    partition: 'markets',
    kind: 'renamed',
    path: 'current_price',
    new_path: 'price',
    new_type: null,
    confidence: 0.93,
    evidence: { name_similarity: 0.75 },
    policy: 'warn',
    status: 'open',
    run_id: 1,
    records: 10,
    first_seen_at: '2026-01-01T00:00:00.000000Z',
    last_seen_at: '2026-01-01T00:00:00.000000Z',
    decided_at: null,
  });
  for (const id of ['99', 'x']) expect((await api.get(`/drift/${id}`)).status).toBe(404);
});

describe('a decision', () => {
  it('needs the admin key', async () => {
    for (const path of ['/drift/1/accept', '/drift/1/dismiss'])
      expect((await post(path, 'wrong')).status).toBe(401);
    expect((await post('/drift/99/accept')).status).toBe(404);
    expect((await post('/drift/99/dismiss')).status).toBe(404);
  });

  it('accepting a rename creates an alias, replays the rejections, is audited, and can be repeated', async () => {
    const reply = await post('/drift/1/accept');
    expect([reply.status, reply.json.replay]).toEqual([200, { matched: 1, passed: 1, failed: 0 }]);
    expect(reply.json.event).toMatchObject({ status: 'accepted', decided_at: expect.any(String) });
    const quotes = await api.get('/data?source=coingecko&symbol=DOGE');
    expect(quotes.json.data).toMatchObject([{ external_id: 'dogecoin', price_usd: 0.1 }]);
    const again = await post('/drift/1/accept');
    expect([again.status, again.json.replay]).toEqual([200, { matched: 0, passed: 0, failed: 0 }]);
    expect((await post('/drift/1/dismiss')).status).toBe(409);
    expect(await api.dataSource.query('select path, new_path from drift_aliases')).toEqual([
      { path: 'current_price', new_path: 'price' },
    ]);
    expect(
      await api.dataSource.query(`select action, subject from audit_log where outcome = 'done'`),
    ).toEqual([{ action: 'drift.accept', subject: 'drift/1' }]);
  });

  it('dismissing can be reverted by accepting', async () => {
    expect((await post('/drift/5/dismiss')).json).toMatchObject({ id: 5, status: 'dismissed' });
    expect((await post('/drift/5/dismiss')).status).toBe(200);
    expect((await post('/drift/5/accept')).json.event).toMatchObject({ id: 5, status: 'accepted' });
  });
});

it('counts changes in metrics, starting at zero', async () => {
  expect((await api.get('/metrics')).text).toContain(
    'kasparro_drift_events_total{source="csv",kind="renamed"} 0',
  );
});
