import { type Api, startApi } from '../support/seed-service.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await seedRuns(api);
});
afterAll(() => api.stop());

/** Three later runs of coingecko, 6 to 8, and one each of a file and of feeds, 9 and 10. */
async function seedRuns({ dataSource }: Api): Promise<void> {
  const run = `insert into runs (source_id, trigger, status, queued_at, started_at, finished_at, pages, fetched, stored,
      unchanged, rejected, error_code, error_message)
    values ($1, 'api', $2, '2026-02-01Z', '2026-02-01Z', '2026-02-01Z'::timestamptz + make_interval(secs => $3), 1,
      $4::int + $5 + $6, $4, $5, $6, $7, $8)`;
  await dataSource.query(run, [1, 'succeeded', 10, 3, 0, 0, null, null]);
  await dataSource.query(run, [1, 'succeeded', 60, 1, 0, 2, null, null]);
  await dataSource.query(run, [1, 'failed', 1, 0, 0, 0, 'upstream_error', 'answered 503']);
  await dataSource.query(run, [3, 'succeeded', 1, 2, 0, 0, null, null]);
  await dataSource.query(run, [4, 'succeeded', 1, 2, 8, 0, null, null]);
  const raw = (
    table: string,
  ) => `insert into ${table} (source_id, partition, external_id, content_hash, payload, run_id,
    fetched_at) values ($1, 'p', $2, sha256(convert_to(random()::text, 'utf8')), '{}', $3, now())`;
  const listing = `insert into listings (source_id, external_id, symbol, name, asset_id) values ($1, $2, $2, $2, 1)`;
  for (const id of ['new', 'gone', 'odd']) await dataSource.query(listing, [1, id]);
  for (const id of ['bitcoin', 'gone', 'odd']) await dataSource.query(raw('raw_api_data'), [1, id, 6]);
  for (const id of ['bitcoin', 'new']) await dataSource.query(raw('raw_api_data'), [1, id, 7]);
  await dataSource.query(
    `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, run_id,
       first_seen_at, last_seen_at) values (1, 'p', 'odd', '\\x00', '{}', '[]', 'not_a_number', 7, now(), now())`,
  );
  await dataSource.query(
    `insert into drift_events (source_id, partition, "group", kind, path, evidence, policy, run_id, records,
       first_seen_at, last_seen_at)
     values (1, 'p', 'p', 'type_changed', 'current_price', '{}', 'warn', 7, 2, now(), now())`,
  );
  await dataSource.query(
    `insert into checkpoints (source_id, partition, run_id, first_run_id, gone_run_id, updated_at)
     values (3, 'new.csv', 9, 9, null, now()), (3, 'gone.csv', 3, 3, 9, now()), (3, 'old.csv', 3, null, null, now())`,
  );
  await dataSource.query(listing, [3, 'NEW']);
  await dataSource.query(
    `insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
     select id, 3, '2026-02-01Z', now(), 9, 1, 1 from listings where source_id = 3 and external_id in ('NEW', 'BTC')`,
  );
  await dataSource.query(`update articles set run_id = 10 where external_id in ('guid-1', 'guid-2')`);
  for (const id of ['guid-1', 'guid-2']) await dataSource.query(raw('raw_third_source_data'), [4, id, 10]);
}

const compare = async (query: string) => (await api.get(`/runs/compare?${query}`)).json;

describe('GET /runs/compare', () => {
  it('shows both runs, their figures and the changes', async () => {
    const { source, base, other, figures } = await compare('base=6&other=7');
    expect([source, base.id, other.id]).toEqual(['coingecko', 6, 7]);
    expect(figures.duration_seconds).toEqual({ base: 10, other: 60, change_pct: 500 });
    expect(figures.stored).toEqual({ base: 3, other: 1, change_pct: -66.67 });
    expect(figures.rejected).toEqual({ base: 0, other: 2, change_pct: null });
  });

  it('lists the records of an API that appeared, changed or were not seen again', async () => {
    const { records } = await compare('base=6&other=7');
    expect(records).toMatchObject({
      of: 'listing',
      after_run: 6,
      up_to_run: 7,
      appeared: { count: 1, data: ['new'] },
      changed: { count: 1, data: ['bitcoin'] },
      vanished: { count: 1, data: ['gone'], at_least: 1 },
      note: null,
    });
  });

  it('counts records that may have arrived unchanged separately from records that are certainly gone', async () => {
    await api.dataSource.query('update runs set unchanged = 1, fetched = fetched + 1 where id = 7');
    const { records } = await compare('base=6&other=7');
    await api.dataSource.query('update runs set unchanged = 0, fetched = fetched - 1 where id = 7');
    expect(records.vanished).toMatchObject({ count: 1, at_least: 0 });
  });

  it('does not count records as gone that a failed run did not reach', async () => {
    const { records } = await compare('base=7&other=8');
    expect(records.vanished).toBeNull();
    expect(records.note).toContain('did not finish');
  });

  it('covers the same span of runs whichever is the base', async () => {
    const [there, back] = [await compare('base=6&other=7'), await compare('base=7&other=6')];
    expect(back.records).toEqual(there.records);
    expect(back.figures.stored).toEqual({ base: 1, other: 3, change_pct: 200 });
  });

  it('compares the latest two runs of a source', async () => {
    expect(await compare('source=coingecko')).toMatchObject({
      source: 'coingecko',
      base: { id: 7 },
      other: { id: 8 },
    });
    expect(await compare('source=coingecko&base=6')).toMatchObject({ base: { id: 6 }, other: { id: 8 } });
    const refused = async (query: string) => (await api.get(`/runs/compare?${query}`)).status;
    expect(await refused('source=csv&base=6')).toBe(422);
    expect(await refused('source=nobody')).toBe(400);
  });

  it('compares listings and files for CSV', async () => {
    const { records, partitions } = await compare('base=3&other=9');
    expect(records).toMatchObject({
      appeared: { count: 1, data: ['NEW'] },
      changed: { count: 1, data: ['BTC'] },
      vanished: null,
      note: expect.stringContaining('Missing files'),
    });
    expect(partitions).toEqual({
      appeared: { count: 1, data: ['new.csv'] },
      vanished: { count: 1, data: ['gone.csv'] },
    });
  });

  it('compares articles for feeds', async () => {
    const { records } = await compare('base=4&other=10');
    expect(records).toMatchObject({
      of: 'article',
      appeared: { count: 1, data: ['guid-2'] },
      changed: { count: 1, data: ['guid-1'] },
      vanished: null,
    });
  });

  it('counts rejections by code and drift between the runs', async () => {
    const { rejections, drift } = await compare('base=6&other=7');
    expect(rejections).toEqual([{ code: 'not_a_number', base: 0, other: 1 }]);
    expect(drift).toMatchObject({
      count: 1,
      data: [{ kind: 'type_changed', path: 'current_price', run_id: 7 }],
    });
  });

  it('counts records of both runs that came before', async () => {
    const update =
      'update rejections set run_id = $1, first_seen_at = $2, last_seen_at = $3 where run_id = $4';
    await api.dataSource.query(update, [7, '2026-02-01T00:00:05Z', '2026-02-01T00:00:30Z', 7]);
    const { rejections } = await compare('base=6&other=7');
    expect(rejections).toEqual([{ code: 'not_a_number', base: 1, other: 1 }]);
    await api.dataSource.query(update, [7, '2026-02-01T00:00:20Z', '2026-02-01T00:00:30Z', 7]);
  });

  it('summarises notable differences in sentences', async () => {
    expect((await compare('base=6&other=7')).stands_out).toEqual([
      'Run 7 took 60.0 s, run 6 10.0 s.',
      'Run 7 rejected 66.7 % of its records, run 6 0.0 %.',
      'Rejected for a new reason: not_a_number (1).',
      'The shape changed: type changed at current_price (run 7).',
      'New listings: new.',
      'Gone: at least 1 of the 1 listings not seen since run 6: gone.',
    ]);
    expect((await compare('base=7&other=8')).stands_out).toEqual([
      'Run 8 failed (upstream_error: answered 503).',
      'Run 8 fetched 0 records, run 7 3 (-100 %).',
      'Run 8 took 1.0 s, run 7 60.0 s.',
    ]);
    expect((await compare('base=6&other=6')).stands_out).toEqual([]);
  });

  it('truncates lists at the limit but keeps their counts', async () => {
    const { records } = await compare('base=1&other=7&limit=1');
    expect(records.appeared).toEqual({ count: 3, data: ['gone'] });
  });

  it('compares the newest run of the source with the previous one by default', async () => {
    const ids = async (query: string) => {
      const { base, other } = await compare(query);
      return [base.id, other.id];
    };
    expect(await ids('base=6')).toEqual([6, 8]);
    expect(await ids('other=7')).toEqual([6, 7]);
    expect(await ids('')).toEqual([4, 10]);
  });

  it.each([
    ['base=6&other=999', 404, 'There is no run "999".'],
    ['base=999&other=6', 404, 'There is no run "999".'],
    ['base=6&other=2', 422, 'other: run 2 and run 6 belong to different sources'],
    ['other=1', 422, 'base: run 1 is the first of its source: there is no earlier run to compare it with'],
    ['base=x&other=6', 400, 'base must be a whole number from 1 to 999999999'],
    ['base=6&with=7', 400, 'with is not a parameter of this path'],
  ])('refuses %s', async (query, status, detail) => {
    const reply = await api.get(`/runs/compare?${query}`);
    expect([reply.status, reply.json.detail]).toEqual([status, detail]);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
  });

  it('does not shadow /runs/{id}', async () => {
    expect((await api.get('/runs/7')).json.id).toBe(7);
  });
});
