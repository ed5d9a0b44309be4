import { articleAt, quoteAt } from './as-of-sql.js';
import { articleDetailColumns } from './item-sql.js';
import { QUOTE_COLUMNS, COLUMNS_OF_ARTICLES_TOO } from './preselected-columns-sql.js';

/** The columns in QUOTE_COLUMNS for a row `q` of articles: null, except for the columns that both tables have. */
export const ARTICLE_COLUMNS = Object.entries(QUOTE_COLUMNS)
  .map(([name, type]) => (COLUMNS_OF_ARTICLES_TOO.includes(name) ? `q.${name}` : `null::${type} as ${name}`))
  .join(', ');

/**
 * Joins the items `p` with their quotes and articles, now or as of a moment. If `carries` is true, `p` already has the
 * columns of current quotes.
 */
export const itemJoins = (asOf: string | null, { carries = false } = {}): string => `
  ${asOf === null ? `${carries ? CARRIED : CURRENT} ${CURRENT_ARTICLE}` : joinsAsOf(asOf)}
  left join commits c on c.id = coalesce(q.commit_id, ar.commit_id)
  left join listings l on l.id = q.listing_id
  left join assets a on a.id = l.asset_id
  join sources s on s.id = coalesce(q.source_id, ar.source_id)`;

/** If the key is null, PostgreSQL skips the lookup, so each item costs a lookup in only one of the two tables. */
const CURRENT = `
  left join quotes q on q.listing_id = case p.kind when 'quote' then p.ref::int end and q.observed_at = p.observed_at`;

const CURRENT_ARTICLE = `left join articles ar on ar.id = case p.kind when 'article' then p.ref end`;

const CARRIED = `cross join lateral (select
  case p.kind when 'quote' then p.observed_at end as observed_at, ${Object.keys(QUOTE_COLUMNS)
    .map((name) => `p.${name}`)
    .join(', ')}) q`;

/** Joins for changes: `p` already has all columns to show of the quote or article, current or not. */
export const CHANGE_JOINS = `
  cross join lateral (select p.observed_at, ${Object.keys(QUOTE_COLUMNS)
    .map((name) => `p.${name}`)
    .join(', ')}) q
  cross join lateral (select p.feed_id, p.external_id, p.title, p.url, ${articleDetailColumns('p')}, null::timestamptz as observed_at, null::timestamptz as ingested_at,
    null::bigint as run_id) ar
  left join commits c on c.id = q.commit_id
  left join listings l on l.id = q.listing_id
  left join assets a on a.id = l.asset_id
  join sources s on s.id = q.source_id`;

const joinsAsOf = (asOf: string) => `
  left join lateral ${quoteAt('p.ref::int', 'p.observed_at', asOf, `p.kind = 'quote'`)} q on true
  left join lateral ${articleAt('p.ref', asOf, `p.kind = 'article'`)} ar on true`;
