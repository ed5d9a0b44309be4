import type { INestApplicationContext } from '@nestjs/common';
import type { Article } from '../../src/domain/article.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { MentionLinker } from '../../src/mentions/mention-linker.js';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyTables } from '../support/empty-database.js';
import { PageSource, type Row } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';

/** A feed: `symbol` is the guid, `note` the title. */
class Feed extends PageSource {
  override normalize({ symbol, note, at }: Row): readonly never[] {
    const article: Article = {
      kind: 'article',
      externalId: symbol,
      title: note!,
      url: null,
      summary: null,
      author: null,
      categories: [],
      publishedAt: at,
      datedBy: 'published',
      image: null,
      repaired: false,
    };
    return [article] as never;
  }
}

const item = (symbol: string, note: string): Row => ({
  symbol,
  note,
  at: '2026-03-01T12:00:00Z',
  price: '1',
});

let database: TestDatabase;
let app: INestApplicationContext;
const feed = new Feed('feed', 'third', {});
let readings = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startContext(database.url, [feed]);
  // Names are inserted by hand: the resolver would remove those without a listing.
  await app.get(ResolverTrigger).stop();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  const { dataSource } = database;
  await emptyTables(
    dataSource,
    'assets',
    'articles',
    'listings',
    'latest_quotes',
    'mention_dictionary',
    'mention_runs',
    'asset_aliases',
  );
  await dataSource.query(
    `insert into sources (name, kind) values ('ranks', 'api'), ('feed', 'third') on conflict do nothing`,
  );
  await dataSource.query('insert into assets (slug, symbol, name) values ($1, $2, $3), ($4, $5, $6)', [
    ...['bitcoin', 'BTC', 'Bitcoin'],
    ...['solana', 'SOL', 'Solana'],
  ]);
  await rank('bitcoin', 1);
  await rank('solana', 6);
});

/** Lists the asset and gives it a rank. */
async function rank(slug: string, place: number): Promise<void> {
  await database.dataSource.query(
    `with listing as (
       insert into listings (source_id, external_id, symbol, name, asset_id)
       select s.id, a.slug, a.symbol, a.name, a.id from sources s, assets a where s.name = 'ranks' and a.slug = $1
       returning id, source_id)
     insert into latest_quotes (listing_id, observed_at, source_id, rank) select id, now(), source_id, $2 from listing`,
    [slug, place],
  );
}

async function read(...items: Row[]): Promise<void> {
  feed.content = { 'https://example.com/feed': [items] };
  feed.generation = `reading ${++readings}`;
  await runToEnd(app, 'feed');
  await linker().idle();
}

const linker = () => app.get(MentionLinker);

const links = async (): Promise<string[]> => {
  const rows = await database.dataSource.query<{ link: string }[]>(
    `select ar.external_id || ' ' || a.slug as link from article_assets l join articles ar on ar.id = l.article_id
     join assets a on a.id = l.asset_id order by 1`,
  );
  return rows.map(({ link }) => link);
};

it('articles are linked when their run ends, with the evidence', async () => {
  await read(item('one', 'Bitcoin and Solana rally'), item('two', 'Nothing of the kind'));
  expect(await links()).toEqual(['one bitcoin', 'one solana']);
  const [row] = await database.dataSource.query<{ confidence: number; evidence: unknown }[]>(
    'select confidence, evidence from article_assets where asset_id = 1',
  );
  expect(row!.confidence).toBeCloseTo(0.95);
  expect(row!.evidence).toEqual([{ by: 'name', text: 'Bitcoin', in: 'title', why: 'name' }]);
});

it('an edited article loses links that no longer apply', async () => {
  await read(item('one', 'Bitcoin rallies'));
  await read(item('one', 'Solana rallies'));
  expect(await links()).toEqual(['one solana']);
});

it('recent articles are searched again only when there is a new asset', async () => {
  await read(item('one', 'Dogecoin rallies'));
  await linker().relink();
  expect(await links()).toEqual([]);
  await database.dataSource.query(
    `insert into assets (slug, symbol, name) values ('doge', 'DOGE', 'Dogecoin')`,
  );
  await rank('doge', 8);
  await linker().relink();
  expect(await links()).toEqual(['one doge']);
  await database.dataSource.query('delete from article_assets');
  await linker().relink();
  expect(await links()).toEqual([]);
});

it('an asset is also found by its former names', async () => {
  await database.dataSource.query(
    `insert into asset_aliases (asset_id, kind, value, until) values (2, 'name', 'Serrana', now())`,
  );
  await read(item('one', 'Serrana rallies'));
  expect(await links()).toEqual(['one solana']);
});

it('articles of a merged asset are linked to its successor', async () => {
  await database.dataSource.query(
    `insert into assets (slug, symbol, name) values ('solana-2', 'SOL2', 'Solana Second')`,
  );
  await read(item('one', 'Solana Second (SOL2) rallies'));
  expect(await links()).toEqual(['one solana-2']);
  await database.dataSource.query(`update assets set merged_into = 2 where slug = 'solana-2'`);
  await linker().relink();
  expect(await links()).toEqual(['one solana']);
});

it('old articles keep their links, which lead to the current asset', async () => {
  await read(item('one', 'Solana rallies'));
  await database.dataSource.query(`update articles set ingested_at = now() - interval '31 days'`);
  await database.dataSource.query(`update assets set merged_into = 1 where slug = 'solana'`);
  await linker().relink();
  const living = await database.dataSource.query(
    `select article_id from article_assets where asset_id in (select id from assets where id = 1 or merged_into = 1)`,
  );
  expect(living).toEqual([{ article_id: '1' }]);
});

it('articles of a run whose process died are linked by another one', async () => {
  await read(item('one', 'Bitcoin rallies'));
  await emptyTables(database.dataSource, 'article_assets', 'mention_runs');
  await database.dataSource.query(`update runs set finished_at = now() - interval '5 minutes'`);
  await linker().catchUp();
  expect(await links()).toEqual(['one bitcoin']);
});
