import { tableOf } from '../data/as-of-sql.js';
import { sourceConditionsSql } from '../data/table-reads.js';
import { CANDLE_COLUMNS, candlesOf } from '../data/candles-sql.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { articleRowConditions, priceRowConditions, type Selection } from '../data/filters.js';
import type { Parameters } from '../data/sql-parameters.js';
import { articleDetailColumns, isoSql, NO_ARTICLE_DETAILS } from '../data/item-sql.js';
import { preselectedColumns } from '../data/preselected-columns-sql.js';
import { ARTICLE_COLUMNS } from '../data/item-joins-sql.js';
import { roundedLimit } from '../data/page-sql.js';
import type { ChangePosition, PositionInCommit } from './change-position.js';

type Kind = PositionInCommit[1];

/**
 * Where to find the changes in a commit: rows stored by it that are still current, rows stored by it that have been
 * superseded since, and rows it withdrew.
 */
const PARTS = ['current', 'superseded', 'withdrawn'] as const;
type Part = (typeof PARTS)[number];

/** Columns that order the items within a commit; the first one is `ref`. */
const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  quote: ['listing_id', 'observed_at'],
  candle: ['listing_id', '"interval"', 'opened_at'],
  article: ['id'],
};

export interface CommitSelection {
  query: DataQuery;
  selection: Selection;
  /** Only changes after this position … */
  after: ChangePosition;
  /** … and known up to this moment. Null if there are no later commits, so that commits need not be searched. */
  until: string | null;
  /** Whether there may be commits after `until`. */
  isCut: boolean;
  /** Whether there may be rows after the position that were stored before commits were recorded. */
  hasUncommitted: boolean;
}

/** The complete order of changes `p`. */
export const CHANGE_ORDER = 'p.at, p.kind collate "C", p.ref, p."interval", p.observed_at';

/** The position after a change `p`, as JSON. */
export const CHANGE_POSITION = `json_build_array(${isoSql('p.at')}, p.kind, p.ref::text, p."interval", ${isoSql('p.observed_at')})`;

/**
 * A query for changes in commit order. Its columns are kind, ref (listing or article id), interval, observed_at, `at`
 * (when the change became known), whether it is a withdrawal, the fields shown, and the number `n`, starting at 1. Null
 * if nothing can match the filters.
 */
export function changesSql(request: CommitSelection, parameters: Parameters): string | null {
  const { query, selection } = request;
  const take = roundedLimit(query.limit + 1);
  const branches = kindsIn(selection).flatMap((kind) => branchesOf(kind, request, take, parameters));
  if (!branches.length) return null;
  const limit = parameters.bind(query.limit + 1);
  return `select * from (
      select p.*, row_number() over (order by ${CHANGE_ORDER}) as n from (${branches.join(' union all ')}) p
    ) numbered where n <= ${limit}::int`;
}

function kindsIn({ sources, listings, quotes, candles, articles }: Selection): Kind[] {
  if (sources?.length === 0) return [];
  const prices = listings?.length !== 0;
  return [
    ...(quotes && prices ? (['quote'] as const) : []),
    ...(candles && prices ? (['candle'] as const) : []),
    ...(articles ? (['article'] as const) : []),
  ];
}

function branchesOf(kind: Kind, request: CommitSelection, take: number, parameters: Parameters): string[] {
  const { after, until, isCut, hasUncommitted } = request;
  const at = () => `${parameters.bind(after[0])}::timestamptz`;
  const branches: string[] = [];
  const following = after.length > 1 ? followingIn(kind, after as PositionInCommit, parameters) : 'false';
  for (const part of PARTS) {
    if (following !== 'false')
      branches.push(ofCommits(kind, part, request, `known_at = ${at()}`, following, take, parameters));
    if (until !== null) {
      const span = `known_at > ${at()} and known_at <= ${parameters.bind(until)}::timestamptz`;
      branches.push(ofCommits(kind, part, request, span, 'true', take, parameters));
    }
  }
  if (hasUncommitted && kind !== 'candle') {
    const start = at();
    const rest = `(q.ingested_at > ${start} or q.ingested_at = ${start} and ${following})`;
    const end = isCut ? `${parameters.bind(until)}::timestamptz` : `'infinity'::timestamptz`;
    branches.push(
      branchSql(kind, 'current', 'q.ingested_at', {
        from: `${tableOf(kind, 'current')} q`,
        where: [
          'q.commit_id is null',
          `q.ingested_at >= ${start}`,
          `q.ingested_at <= ${end}`,
          rest,
          ...filters(kind, request, parameters),
        ],
        order: ['q.ingested_at', ...keyOf(kind)],
        take,
      }),
    );
  }
  return branches;
}

/** Conditions for changes after the item at this position, in the same commit. */
function followingIn(kind: Kind, [, last, ref, interval, moment]: PositionInCommit, parameters: Parameters) {
  if (kind !== last) return kind > last ? 'true' : 'false';
  const bound = (value: string, type: string) => `${parameters.bind(value)}::${type}`;
  if (kind === 'article') return `q.id > ${bound(ref, 'bigint')}`;
  const values = [bound(ref, 'bigint'), ...(kind === 'candle' ? [bound(interval, 'text')] : [])];
  return `(${keyOf(kind).join(', ')}) > (${[...values, bound(moment, 'timestamptz')].join(', ')})`;
}

/** Reads commits one after another through an index, and stops when the limit is reached. */
function ofCommits(
  kind: Kind,
  part: Part,
  asked: CommitSelection,
  span: string,
  following: string,
  take: number,
  parameters: Parameters,
): string {
  const table = tableOf(kind, part === 'current' ? 'current' : 'versions');
  const rows = kind === 'candle' ? candlesOf(part === 'current' ? 'current' : 'versions') : table;
  const where = [
    `q.${part === 'withdrawn' ? 'superseded_by' : 'commit_id'} = c.id`,
    ...(part === 'current' ? [] : ['q.commit_id is distinct from q.superseded_by']),
    ...(part === 'withdrawn' ? [hasNoSuccessor(kind)] : []),
    following,
    ...filters(kind, asked, parameters),
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

function branchSql(
  kind: Kind,
  part: Part,
  at: string,
  { from, where, order, take }: { from: string; where: string[]; order: string[]; take: number },
): string {
  const shown = {
    quote: `''::text as "interval", ${preselectedColumns('quote')}, null::text as external_id, null::text as title, null::text as url, ${NO_ARTICLE_DETAILS}`,
    article: `''::text as "interval", ${ARTICLE_COLUMNS}, q.external_id, q.title, q.url, ${articleDetailColumns('q')}`,
    candle: CANDLE_COLUMNS,
  };
  const ref = kind === 'article' ? 'q.id' : 'q.listing_id';
  return `(select '${kind}'::text as kind, ${ref}::bigint as ref, q.observed_at, ${at} as at,
      ${part === 'withdrawn'} as is_withdrawn, ${shown[kind]}
    from ${from} where ${where.join(' and ')} order by ${order.join(', ')} limit ${take})`;
}

/** Whether the commit withdrew the version without replacing it. */
function hasNoSuccessor(kind: Kind): string {
  const same = KEYS[kind].map((column) => `s.${column} = q.${column}`).join(' and ');
  return `not exists (select from ${kind}s s where s.commit_id = q.superseded_by and ${same})
    and not exists (select from ${kind}_versions s where s.commit_id = q.superseded_by and ${same}
      and s.superseded_by is distinct from s.commit_id)`;
}

const keyOf = (kind: Kind): string[] => KEYS[kind].map((column) => `q.${column}`);

function filters(kind: Kind, { query, selection }: CommitSelection, parameters: Parameters): string[] {
  const { sources, listings } = selection;
  const ofSources = sourceConditionsSql(sources, parameters);
  if (kind === 'article') return [...ofSources, ...articleRowConditions(query, 'current', parameters)];
  return [
    ...ofSources,
    ...(listings ? [`q.listing_id = any(${parameters.bindIds(listings)})`] : []),
    ...priceRowConditions(kind, query, 'current', selection, parameters),
  ];
}
