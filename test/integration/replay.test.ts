import { z } from 'zod';
import { OwnershipLost } from '../../src/domain/errors.js';
import type { Article } from '../../src/domain/article.js';
import type { Quote } from '../../src/domain/quote.js';
import { ReplayStateRepository } from '../../src/ingestion/replay/replay-state.repository.js';
import { SourceReplay } from '../../src/ingestion/replay/source-replay.js';
import type { Counts } from '../../src/runs/run.entity.js';
import { startContext } from '../support/app.js';
import { PageSource, type Row } from '../support/page-source.js';
import { runToEnd, startRun } from '../support/run-to-end.js';
import { until } from '../support/until.js';
import { useWorker } from '../support/use-worker.js';

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`;
const row = (symbol: string, price: string, at = day(1)): Row => ({ symbol, price, at });
/** Of a hundred listings, because each takes longer than a quote. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => row(`S${index % 100}`, '1', day(Math.floor(index / 100) + 1)));

const source = new PageSource('lists', 'api', { all: [[row('A', '1'), row('B', '2', day(2))]] });
const worker = useWorker([source]);
const { query } = worker;
async function readAgain(...content: unknown[]) {
  source.generation += '+';
  source.content = { all: [content] };
  await runToEnd(worker.app, 'lists');
}
async function open(): Promise<string> {
  const [run] = await query<{ id: string }>(
    `insert into runs (source_id, trigger, status, mode, queued_at, started_at)
     select id, 'api', 'running', 'replay', now(), now() from sources returning id`,
  );
  return run!.id;
}
interface Options {
  runId?: string;
  since?: string;
  until?: string;
  signal?: AbortSignal;
  onProgress?: (counts: Counts) => void | Promise<void>;
}
async function replay({ runId, signal, onProgress, ...options }: Options = {}): Promise<Counts> {
  const [{ id }] = (await query<{ id: number }>('select id from sources')) as [{ id: number }];
  return worker.app.get(SourceReplay, { strict: false }).run({
    source,
    sourceId: id,
    runId: runId ?? (await open()),
    options,
    signal: signal ?? new AbortController().signal,
    onProgress: (counts) => void onProgress?.(counts),
  });
}
/** Until so many sessions wait for a lock. */
async function waiting(sessions: number): Promise<void> {
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await until(async () => (await query(waits)).length >= sessions);
}
/** All that readers see, to the last column. */
const visible = async () => ({
  quotes: await query('select * from quotes order by listing_id, observed_at'),
  versions: await query('select * from quote_versions order by listing_id, observed_at, superseded_at'),
  latest: await query('select * from latest_quotes order by listing_id'),
  articles: await query('select * from articles order by id'),
  listings: await query('select id, external_id, symbol, name, revision from listings order by id'),
  rejections: await query('select * from rejections order by id'),
});
const prices = async () =>
  Object.fromEntries(
    (
      await query<{ key: string; price: string }>(
        `select l.symbol || to_char(q.observed_at at time zone 'UTC', 'DD') as key, q.price::text as price
         from quotes q join listings l on l.id = q.listing_id order by 1`,
      )
    ).map(({ key, price }) => [key, price]),
  );
/** A mapping that changes the source's value. */
function remap(change: (quote: Quote) => Quote | null) {
  const normalize = (said: Row) =>
    PageSource.prototype.normalize
      .call(source, said)
      .flatMap((one) => (one.kind === 'quote' ? (change(one) ?? []) : one));
  Object.assign(source, { normalize });
}
const tenfold = (quote: Quote) => ({ ...quote, price: `${quote.price}0` });

describe('a replay where nothing changed', () => {
  it('touches no row, whatever was repeated, reverted or re-sent in another spelling', async () => {
    await runToEnd(worker.app, 'lists');
    await readAgain(row('A', '5'), row('C', '1'), row('C', '2'));
    await readAgain(row('A', '1'), { ...row('B', '2', day(2)), note: 'x' }, row('A', '5'), { symbol: 'bad' });
    await readAgain(row('A', '1'), row('B', '2', day(2)));
    const before = await visible();
    expect(await replay()).toEqual({
      fetched: 6,
      stored: 0,
      updated: 0,
      unchanged: 3,
      duplicate: 3,
      rejected: 0,
    });
    expect(await visible()).toEqual(before);
  });

  it('leaves nothing behind once its run has ended', async () => {
    await runToEnd(worker.app, 'lists');
    await replay();
    await query(`update runs set status = 'succeeded', finished_at = now() where mode = 'replay'`);
    await replay();
    expect(
      await query(`select (select count(*)::int from replays) as replays,
        (select count(*)::int from replay_quotes) as quotes, (select count(*)::int from replay_listings) as listings`),
    ).toEqual([{ replays: 1, quotes: 0, listings: 0 }]);
  });

  it('touches no row of files that were read again, partly or with identical lines', async () => {
    Object.assign(source, { kind: 'csv' });
    source.content = {
      'a.csv': [
        [row('A', '1'), row('A', '2'), row('B', '3')],
        [row('A', '4', day(2)), row('A', '5', day(2))],
      ],
    };
    await runToEnd(worker.app, 'lists');
    for (const generation of ['second', 'third']) {
      source.generation = generation;
      source.content['b.csv'] = [[row('B', generation === 'second' ? '9' : '3')]];
      await runToEnd(worker.app, 'lists');
    }
    const before = await visible();
    expect(await replay()).toMatchObject({ stored: 0, updated: 0, rejected: 0 });
    expect(await visible()).toEqual(before);
  });
});

describe('a replay after a mapping changed', () => {
  it('changes the values under its run, and keeps raw row and ingestion time', async () => {
    await runToEnd(worker.app, 'lists');
    const before = await query('select listing_id, raw_id, ingested_at from quotes order by 1');
    remap(tenfold);
    const runId = await open();
    expect(await replay({ runId })).toEqual({
      fetched: 2,
      stored: 0,
      updated: 2,
      unchanged: 0,
      duplicate: 0,
      rejected: 0,
    });
    expect(await prices()).toEqual({ A01: '10', B02: '20' });
    expect(await query('select price::text as p from quote_versions order by 1')).toEqual([
      { p: '1' },
      { p: '2' },
    ]);
    expect(await query('select distinct run_id from quotes')).toEqual([{ run_id: runId }]);
    expect(await query('select listing_id, raw_id, ingested_at from quotes order by 1')).toEqual(before);
    expect(await query('select price::text as p from latest_quotes order by listing_id')).toEqual([
      { p: '10' },
      { p: '20' },
    ]);
    expect(await replay()).toMatchObject({ stored: 0, updated: 0, unchanged: 2 });
  });

  it('uses the latest record of a listing and time', async () => {
    await runToEnd(worker.app, 'lists');
    await readAgain(row('A', '5'));
    await readAgain(row('A', '1'));
    remap(tenfold);
    await replay();
    expect(await prices()).toEqual({ A01: '10', B02: '20' });
  });

  it('moves quotes whose key changed, and the newest of each listing with them', async () => {
    await readAgain(row('A', '1', day(1)), row('A', '2', day(9)), row('B', '3', day(2)));
    remap((quote) =>
      quote.observedAt === day(9)
        ? { ...quote, observedAt: day(4) }
        : { ...quote, listing: { ...quote.listing, externalId: 'all' } },
    );
    expect(await replay()).toMatchObject({ fetched: 3, stored: 3, updated: 0, rejected: 0 });
    expect(
      await query(
        `select l.external_id, to_char(t.observed_at at time zone 'UTC', 'DD') as day, t.price::text as price
       from latest_quotes t join listings l on l.id = t.listing_id order by 1`,
      ),
    ).toEqual([
      { external_id: 'a', day: '04', price: '2' },
      { external_id: 'all', day: '02', price: '3' },
    ]);
    expect(await query('select count(*)::int as n from quotes')).toEqual([{ n: 3 }]);
    expect(await query('select count(*)::int as n from quote_versions')).toEqual([{ n: 3 }]);
  });

  it('removes items that no raw record yields any more, and stores a rejection', async () => {
    await runToEnd(worker.app, 'lists');
    const { schema } = source;
    Object.assign(source, { schema: schema.refine(({ symbol }) => symbol !== 'A', { path: ['symbol'] }) });
    expect(await replay()).toEqual({
      fetched: 2,
      stored: 0,
      updated: 0,
      unchanged: 1,
      duplicate: 0,
      rejected: 1,
    });
    expect(await prices()).toEqual({ B02: '2' });
    expect(await query('select count(*)::int as n from latest_quotes')).toEqual([{ n: 1 }]);
    expect(await query('select status, fields, payload from rejections')).toEqual([
      { status: 'open', fields: ['symbol'], payload: row('A', '1') },
    ]);
  });

  it('keeps the earlier values of quotes', async () => {
    await runToEnd(worker.app, 'lists');
    // The resolver commits, too.
    await worker.idle();
    const { quotes } = await visible();
    remap((quote) => (quote.listing.symbol === 'A' ? tenfold(quote) : null));
    await replay();
    const kept = await query<object>('select * from quote_versions order by listing_id, observed_at');
    const [commit] = await query<{ id: string }>('select id from commits order by known_at desc limit 1');
    const superseded = { superseded_at: expect.any(Date), superseded_by: commit!.id };
    expect(kept).toEqual(quotes.map((quote) => ({ ...(quote as object), ...superseded })));
  });

  it('renames listings according to the new mapping', async () => {
    await runToEnd(worker.app, 'lists');
    remap((quote) => ({ ...quote, listing: { ...quote.listing, name: `${quote.listing.symbol} Token` } }));
    await replay();
    expect(await query('select name from listings order by id')).toEqual([
      { name: 'A Token' },
      { name: 'B Token' },
    ]);
  });

  it('changes only items observed in the span', async () => {
    await readAgain(row('A', '1', day(1)), row('A', '2', day(2)), row('A', '3', day(3)));
    remap(tenfold);
    expect(await replay({ since: '2026-01-02', until: '2026-01-03' })).toMatchObject({
      fetched: 3,
      updated: 1,
      unchanged: 2,
    });
    expect(await prices()).toEqual({ A01: '1', A02: '20', A03: '3' });
  });
});

describe('a replay of articles', () => {
  const write = (change = (title: string) => title) => {
    const normalize = ({ symbol, at, price, note }: Row): Article[] => [
      {
        ...{
          kind: 'article',
          externalId: symbol,
          title: change(price),
          url: null,
          summary: null,
          author: null,
        },
        categories: note ? [note, 'b,"c"'] : [],
        publishedAt: at || null,
        ...{ datedBy: at ? 'published' : 'fetch', image: null, repaired: false },
      },
    ];
    Object.assign(source, { kind: 'third', normalize });
  };
  beforeEach(async () => {
    write();
    await readAgain({ ...row('A', 'one'), note: 'x' }, row('B', 'two', ''), row('C', 'three'));
    await readAgain(row('A', 'one'), row('B', 'two and more', ''));
    await readAgain({ ...row('A', 'one'), note: 'x' }, { ...row('B', 'two and more', ''), supply: '1' });
  });

  it('touches none if nothing changed, including edited and undated ones', async () => {
    const before = await visible();
    expect(await replay()).toEqual({
      fetched: 6,
      stored: 0,
      updated: 0,
      unchanged: 3,
      duplicate: 3,
      rejected: 0,
    });
    expect(await visible()).toEqual(before);
  });

  it('changes the values that the mapping changes, and keeps their time', async () => {
    const moments = await query('select id, observed_at, ingested_at from articles order by id');
    write((title) => title.toUpperCase());
    expect(await replay()).toMatchObject({ updated: 3 });
    expect(await query('select title, categories from articles order by id')).toEqual([
      { title: 'ONE', categories: ['x', 'b,"c"'] },
      { title: 'TWO AND MORE', categories: [] },
      { title: 'THREE', categories: [] },
    ]);
    expect(await query('select id, observed_at, ingested_at from articles order by id')).toEqual(moments);
  });

  it('removes items that are no longer articles, and stores new ones', async () => {
    const { normalize } = source as unknown as { normalize: (said: Row) => Article[] };
    const rename = (said: Row) =>
      normalize(said).map((one) => ({ ...one, externalId: `${one.externalId}!` }));
    Object.assign(source, { normalize: (said: Row) => (said.symbol === 'C' ? [] : rename(said)) });
    expect(await replay()).toMatchObject({ fetched: 6, stored: 2, rejected: 0 });
    expect(await query('select external_id, title from articles order by id')).toEqual([
      { external_id: 'A!', title: 'one' },
      { external_id: 'B!', title: 'two and more' },
    ]);
  });
});

describe('a value that a drift policy had discarded', () => {
  it('stays discarded until the change is accepted', async () => {
    Object.assign(source, { schema: source.schema.extend({ supply: z.string().nullish() }) });
    await readAgain({ ...row('A', '1'), supply: '7' });
    await query('update quotes set total_supply = null');
    await query(`insert into drift_notes (source_id, run_id, raw_id, path, kind)
      select source_id, run_id, raw_id, 'supply', 'type_changed' from quotes`);
    expect(await replay()).toMatchObject({ updated: 0, unchanged: 1 });
    await query(`insert into drift_events (source_id, partition, "group", kind, path, evidence, policy, status, run_id,
        records, first_seen_at, last_seen_at)
      select id, 'all', '', 'type_changed', 'supply', '{}', 'discard_value', 'accepted', 1, 1, now(), now() from sources`);
    expect(await replay()).toMatchObject({ updated: 1 });
    expect(await query('select total_supply::text as supply from quotes')).toEqual([{ supply: '7' }]);
  });
});

describe('a replay that is interrupted', () => {
  const read = async (count: number) => {
    await readAgain(...many(count));
    // Nothing else waits for a lock.
    await worker.idle();
  };
  const quotes = () => query('select * from quotes order by listing_id, observed_at');

  it('changes nothing visible until its end, and resumes where it stopped', async () => {
    await read(2500);
    remap(tenfold);
    const before = await quotes();
    const runId = await open();
    const counted: number[] = [];
    for (let steps = 1; ; steps++) {
      const controller = new AbortController();
      const onProgress = ({ fetched }: Counts) => {
        counted.push(fetched);
        controller.abort();
      };
      const ended = await replay({ runId, signal: controller.signal, onProgress }).catch(() => null);
      if (ended) {
        expect(ended).toEqual({
          fetched: 2500,
          stored: 0,
          updated: 2500,
          unchanged: 0,
          duplicate: 0,
          rejected: 0,
        });
        expect(steps).toBeGreaterThan(4);
        break;
      }
      expect(await quotes()).toEqual(before);
    }
    expect(counted.slice(0, 3)).toEqual([1000, 2000, 2500]);
    expect(new Set(Object.values(await prices()))).toEqual(new Set(['10']));
  });

  it('continues after its connection was cut within a batch, with no duplicates', async () => {
    await read(2500);
    remap(tenfold);
    const runId = await open();
    const cuts: Promise<unknown>[] = [];
    const cut = () =>
      query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike '%replay_quotes%' and query not like '%pg_terminate%'`);
    for (;;) {
      const onProgress = () => void (cuts.length < 6 && cuts.push(cut()));
      const ended = await replay({ runId, onProgress }).catch(() => null);
      if (!ended) continue;
      expect(ended).toMatchObject({ fetched: 2500, updated: 2500, rejected: 0 });
      break;
    }
    expect((await Promise.all(cuts)).length).toBeGreaterThan(0);
    expect(new Set(Object.values(await prices()))).toEqual(new Set(['10']));
    expect(await query('select count(*)::int as n from quote_versions')).toEqual([{ n: 2500 }]);
  });

  it('can no longer be written by a process once another has taken it over', async () => {
    await read(200);
    const runId = await open();
    const holder = worker.database.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('lock table replay_quotes');
    const first = replay({ runId }).catch((error: unknown) => error);
    await waiting(1);
    const states = worker.app.get(ReplayStateRepository);
    const mine = await states.claim(runId, 1);
    // Its results are not awaited.
    expect(await first).toMatchObject({ message: expect.stringMatching(/terminat/) });
    const other = replay({ runId });
    await waiting(1);
    await holder.rollbackTransaction();
    await holder.release();
    await expect(states.advance(worker.database.dataSource.manager, mine, mine)).rejects.toThrow(
      OwnershipLost,
    );
    expect(await other).toMatchObject({ fetched: 200, unchanged: 200 });
  });
});

describe('readers', () => {
  it('see the old state or the new one, never a mixture', async () => {
    await readAgain(...many(2500));
    await worker.idle();
    remap(tenfold);
    const seen = new Set<string>();
    const look = async () => {
      const [state] = await query<{ quotes: string; latest: string }>(
        `select (select string_agg(distinct price::text, ' ') from quotes) as quotes,
           (select string_agg(distinct price::text, ' ') from latest_quotes) as latest`,
      );
      seen.add(JSON.stringify(state));
    };
    // Stops the replay between writing quotes and writing the latest of them.
    const holder = worker.database.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('lock table latest_quotes in share mode');
    let isOver = false;
    const ended = replay().finally(() => (isOver = true));
    await waiting(1);
    await look();
    const before = JSON.stringify({ quotes: '1', latest: '1' });
    expect([...seen]).toEqual([before]);
    await holder.rollbackTransaction();
    await holder.release();
    while (!isOver) await look();
    await ended;
    await look();
    const after = JSON.stringify({ quotes: '10', latest: '10' });
    expect([...seen].toSorted()).toEqual([after, before].toSorted());
  });
});

describe('the run of a replay', () => {
  it('is processed like any other, and counts what it read', async () => {
    await runToEnd(worker.app, 'lists');
    remap(tenfold);
    const { ended } = await startRun(worker.app, { source: 'lists', trigger: 'api', mode: 'replay' });
    expect(await ended).toMatchObject({ status: 'succeeded', mode: 'replay', fetched: '2', updated: '2' });
    expect(await prices()).toEqual({ A01: '10', B02: '20' });
  });

  it('applies nothing after it has ended', async () => {
    await runToEnd(worker.app, 'lists');
    remap(tenfold);
    const runId = await open();
    const end = () => query(`update runs set status = 'cancelled', finished_at = now() where id = ${runId}`);
    const controller = new AbortController();
    await replay({ runId, signal: controller.signal, onProgress: () => controller.abort() }).catch(
      () => undefined,
    );
    await end();
    await expect(replay({ runId })).rejects.toThrow(OwnershipLost);
    expect(await query(`select count(*)::int as n from quotes where run_id = ${runId}`)).toEqual([{ n: 0 }]);
  });
});

describe('files of every kind', () => {
  it('yield the same quotes again, in every column', async () => {
    const app = await startContext(worker.database.url, undefined, {
      CSV_PATH: 'seed-data',
      SOURCES: ['csv'],
    });
    try {
      await runToEnd(app, 'csv');
      const before = await visible();
      expect(before.quotes.length).toBeGreaterThan(100);
      const { ended } = await startRun(app, { source: 'csv', trigger: 'api', mode: 'replay' });
      expect(await ended).toMatchObject({ status: 'succeeded', stored: '0', updated: '0', rejected: '0' });
      expect(await visible()).toEqual(before);
    } finally {
      await app.close();
    }
  });
});

describe('values that a live run stores during a replay', () => {
  it('remain: new values, new quotes, and the latest records', async () => {
    await readAgain(...many(1500), row('A', '1'));
    remap(tenfold);
    const controller = new AbortController();
    const runId = await open();
    await replay({ runId, signal: controller.signal, onProgress: () => controller.abort() }).catch(
      () => undefined,
    );
    await readAgain(row('S0', '7', day(1)), row('A', '8', day(30)), row('N', '9', day(1)));
    expect(await replay({ runId })).toMatchObject({ fetched: 1501, updated: 1500 });
    expect(await prices()).toMatchObject({ S001: '70', A01: '10', A30: '80', N01: '90', S102: '10' });
    expect(
      await query(
        `select price::text as p from latest_quotes join listings l on l.id = listing_id where symbol = 'A'`,
      ),
    ).toEqual([{ p: '80' }]);
  });

  it('remain if both write at the same time, run after run', async () => {
    await readAgain(...many(1200));
    remap(tenfold);
    let isOver = false;
    const replays = (async () => {
      for (let count = 0; count < 3; count++)
        await (
          await startRun(worker.app, { source: 'lists', trigger: 'api', mode: 'replay' })
        ).ended;
    })().finally(() => (isOver = true));
    let last = 0;
    do {
      last++;
      await readAgain(
        ...many(40).map((one) => ({ ...one, price: String(last) })),
        row('L', String(last), day((last % 28) + 1)),
      );
    } while (!isOver);
    await replays;
    const live = await query<{ price: string }>(
      `select distinct price::text as price from quotes q join listings l on l.id = q.listing_id
       where l.symbol = any(array(select 'S' || n from generate_series(0, 39) n)) and q.observed_at = '${day(1)}'`,
    );
    expect(live).toEqual([{ price: `${last}0` }]);
    const before = await visible();
    await replay();
    expect(await visible()).toEqual(before);
    expect(
      await query(`select l.listing_id from latest_quotes l join lateral (select * from quotes q
          where q.listing_id = l.listing_id order by observed_at desc limit 1) q on true
        where (l.observed_at, l.price) is distinct from (q.observed_at, q.price)`),
    ).toEqual([]);
  });
});
