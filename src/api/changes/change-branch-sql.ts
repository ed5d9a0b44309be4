import { tableOf } from '../data/as-of-sql.js';
import { CANDLE_COLUMNS, candlesOf } from '../data/candles-sql.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { articleRowConditions, priceRowConditions, type Selection } from '../data/filters.js';
import { ARTICLE_COLUMNS } from '../data/item-joins-sql.js';
import { articleDetailColumns, NO_ARTICLE_DETAILS } from '../data/item-sql.js';
import { preselectedColumns } from '../data/preselected-columns-sql.js';
import type { Parameters } from '../data/sql-parameters.js';
import { sourceConditionsSql } from '../data/table-reads.js';
import type { PositionInCommit } from './change-position.js';

export type ChangeKind = PositionInCommit[1];

/**
 * Where to find the changes in a commit: rows stored by it that are still current, rows stored by it that have been
 * superseded since, and rows it withdrew.
 */
export const PARTS = ['current', 'superseded', 'withdrawn'] as const;
type Part = (typeof PARTS)[number];

/** Columns that order the items within a commit; the first one is `ref`. */
const KEYS: Readonly<Record<ChangeKind, readonly string[]>> = {
  quote: ['listing_id', 'observed_at'],
  candle: ['listing_id', '"interval"', 'opened_at'],
  article: ['id'],
};

/** The changes that a client requested. */
export interface ChangeFilters {
  query: DataQuery;
  selection: Selection;
}

interface InCommits {
  kind: ChangeKind;
  part: Part;
  /** Condition for the commits. */
  span: string;
  /** Condition for the items `q` of a commit. */
  following: string;
  take: number;
}

/** Reads commits one after another through an index, and stops when the limit is reached. */
export function changesInCommits(
  { kind, part, span, following, take }: InCommits,
  wanted: ChangeFilters,
  parameters: Parameters,
): string {
  const table = tableOf(kind, part === 'current' ? 'current' : 'versions');
  const rows = kind === 'candle' ? candlesOf(part === 'current' ? 'current' : 'versions') : table;
  const where = [
    `q.${part === 'withdrawn' ? 'superseded_by' : 'commit_id'} = c.id`,
    ...(part === 'current' ? [] : ['q.commit_id is distinct from q.superseded_by']),
    ...(part === 'withdrawn' ? [hasNoSuccessor(kind)] : []),
    following,
    ...filters(kind, wanted, parameters),
  ];
  const key = keyOf(kind);
  return branchSql(kind, part, 'c.known_at', {
    from: `(select id, known_at from commits where ${span} order by known_at) c
      cross join lateral (select * from ${rows} q where ${where.join(' and ')} order by ${key.join(', ')} limit ${take}) q`,
    where: ['true'],
    order: ['c.known_at', ...key],
    take,
  });
}

interface WithoutCommit extends Pick<InCommits, 'kind' | 'following' | 'take'> {
  start: string;
  end: string;
}

/** Items stored from `start` to `end`, before commits were recorded; of those stored at `start`, the following ones. */
export function changesWithoutCommit(
  { kind, start, end, following, take }: WithoutCommit,
  wanted: ChangeFilters,
  parameters: Parameters,
): string {
  return branchSql(kind, 'current', 'q.ingested_at', {
    from: `${tableOf(kind, 'current')} q`,
    where: [
      'q.commit_id is null',
      `q.ingested_at >= ${start}`,
      `q.ingested_at <= ${end}`,
      `(q.ingested_at > ${start} or q.ingested_at = ${start} and ${following})`,
      ...filters(kind, wanted, parameters),
    ],
    order: ['q.ingested_at', ...keyOf(kind)],
    take,
  });
}

function branchSql(
  kind: ChangeKind,
  part: Part,
  at: string,
  { from, where, order, take }: { from: string; where: string[]; order: string[]; take: number },
): string {
  const shown = {
    quote: `''::text as "interval", ${preselectedColumns('quote')}, null::int as feed_id, null::text as external_id, null::text as title, null::text as url, ${NO_ARTICLE_DETAILS}`,
    article: `''::text as "interval", ${ARTICLE_COLUMNS}, q.feed_id, q.external_id, q.title, q.url, ${articleDetailColumns('q')}`,
    candle: CANDLE_COLUMNS,
  };
  const ref = kind === 'article' ? 'q.id' : 'q.listing_id';
  return `(select '${kind}'::text as kind, ${ref}::bigint as ref, q.observed_at, ${at} as at,
      ${part === 'withdrawn'} as is_withdrawn, ${shown[kind]}
    from ${from} where ${where.join(' and ')} order by ${order.join(', ')} limit ${take})`;
}

/** Whether the commit withdrew the version without replacing it. */
function hasNoSuccessor(kind: ChangeKind): string {
  const same = KEYS[kind].map((column) => `s.${column} = q.${column}`).join(' and ');
  return `not exists (select from ${kind}s s where s.commit_id = q.superseded_by and ${same})
    and not exists (select from ${kind}_versions s where s.commit_id = q.superseded_by and ${same}
      and s.superseded_by is distinct from s.commit_id)`;
}

/** The columns that order the items `q` of a commit. */
export const keyOf = (kind: ChangeKind): string[] => KEYS[kind].map((column) => `q.${column}`);

function filters(kind: ChangeKind, { query, selection }: ChangeFilters, parameters: Parameters): string[] {
  const { sources, listings } = selection;
  const ofSources = sourceConditionsSql(sources, parameters);
  if (kind === 'article') return [...ofSources, ...articleRowConditions(query, 'current', parameters)];
  return [
    ...ofSources,
    ...(listings ? [`q.listing_id = any(${parameters.bindIds(listings)})`] : []),
    ...priceRowConditions(kind, query, 'current', selection, parameters),
  ];
}
