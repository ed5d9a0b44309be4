import type { DataSource, EntityManager } from 'typeorm';

/** As much as a large installation has: 1,000 feeds, 2,000 files, and twice as many open rejections as are counted. */
export async function seedScale(db: DataSource): Promise<void> {
  for (const sql of [FEEDS, FILES]) await db.query(sql);
  await db.transaction(seedRejections);
  await db.query('analyze feeds, checkpoints, rejections');
}

/** Indexes are built, and references checked, once for all rows instead of for each. */
async function seedRejections(tx: EntityManager): Promise<void> {
  const indexes = await tx.query<{ name: string; definition: string }[]>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = 'rejections'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  const references = await tx.query<{ name: string; definition: string }[]>(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = 'rejections'::regclass and contype = 'f'`,
  );
  for (const { name } of indexes) await tx.query(`drop index ${name}`);
  for (const { name } of references) await tx.query(`alter table rejections drop constraint ${name}`);
  await tx.query(REJECTIONS);
  for (const { definition } of indexes) await tx.query(definition);
  for (const { name, definition } of references)
    await tx.query(`alter table rejections add constraint ${name} ${definition}`);
}

const FEEDS = `insert into feeds (key, url, host, polled_at, succeeded_at, run_id, fetched, interval_seconds, next_poll_at,
    failures, failing_since, error_code, error_message)
  select url, url, 'news-' || n || '.example', now(), now(), 4, 20, 600, now() + interval '10 minutes',
    (n % 100 = 0)::int, case when n % 100 = 0 then now() end, case when n % 100 = 0 then 'http_404' end,
    case when n % 100 = 0 then 'news-' || n || '.example answered 404' end
  from generate_series(1, 1000) n, lateral (select 'https://news-' || n || '.example/rss' as url) u`;

const FILES = `insert into checkpoints (source_id, partition, cursor, run_id, updated_at)
  select 3, 'prices/' || n || '.csv', '{"done": true, "size": 100, "line": 3}', 3, now() from generate_series(1, 2000) n`;

const REJECTIONS = `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, run_id,
    first_seen_at, last_seen_at, fields)
  select 3, 'prices/1.csv', n::text, decode(md5(n::text), 'hex'), '["BTC","abc"]',
    '[{"path":"price","code":"not_a_number","message":"expected a number, got \\"abc\\""}]', 'not_a_number', 3, now(), now(), '{price}'
  from generate_series(1, 20000) n`;
