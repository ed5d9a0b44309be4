import type { Position } from './cursor.js';
import type { DataQuery } from './data-query.dto.js';
import { articleConditions, type Parameters, quoteConditions, type Selection } from './filters.js';

/** Up to so many listings are each read by the primary key; more of them are a filter on the way through time. */
const FEW_LISTINGS = 200;

const TYPES = {
  observed_at: 'timestamptz',
  price_usd: 'numeric',
  market_cap_usd: 'numeric',
  rank: 'integer',
} as const;

/** Items that have the sort key, or the ones that have it not: those come last. */
type Segment = 'with_key' | 'without_key';

interface Branch {
  kind: 'quote' | 'article';
  /** What to read from; `rest` is the filter, order and limit, for those that apply it to each of several reads. */
  from: (rest: string) => string;
  conditions: string[];
  key: string;
  ref: string;
}

/**
 * Chooses the items of a page: kind, ref (listing or article id), observed_at, sort key and number `n`, from 1. One branch
 * for each index that can give its rows in order, each cut to what may be needed; what is left to merge is a few pages.
 * Null where the filters leave nothing to look for.
 */
export function pageSql(
  query: DataQuery,
  selection: Selection,
  after: Position | null,
  parameters: Parameters,
): string | null {
  const { order, limit, offset = 0 } = query;
  const take = parameters.bind(offset + limit + 1);
  const rowsOf = (segment: Segment, ...gate: string[]) =>
    branchesOf(query, selection, segment, parameters)
      .map((branch) => {
        const following = afterConditions(query, branch, segment, after, parameters);
        return branchSql(query, branch, segment, [...gate, ...following], take);
      })
      .join(' union all ');
  const keyed = after?.[0] === null ? '' : rowsOf('with_key');
  // Rows without the key are looked for only where the others do not fill the page.
  const unkeyed = rowsOf('without_key', ...(keyed ? [`(select count(*) from keyed) < ${take}`] : []));
  if (!keyed && !unkeyed) return null;
  const items = [keyed && 'select * from keyed', unkeyed].filter(Boolean).join(' union all ');
  const total = `key is null, key ${order}, kind ${order}, ref ${order}, observed_at ${order}`;
  return `${keyed && `with keyed as materialized (${keyed})`} select * from (
      select *, row_number() over (order by ${total}) - ${parameters.bind(offset)}::int as n from (${items}) item
    ) numbered where n between 1 and ${parameters.bind(limit + 1)}::int`;
}

function branchSql(
  { sort, order }: DataQuery,
  { kind, from, conditions, key, ref }: Branch,
  segment: Segment,
  more: readonly string[],
  take: string,
): string {
  const withKey = segment === 'with_key';
  const columns = key === 'q.observed_at' ? [key, ref] : [...(withKey ? [key] : []), ref, 'q.observed_at'];
  const sorted = columns.map((column) => `${column} ${order}`).join(', ');
  const rest = `where ${[...more, ...conditions].join(' and ') || 'true'} order by ${sorted} limit ${take}`;
  const shown = withKey ? key : `null::${TYPES[sort]}`;
  return `(select '${kind}'::text as kind, ${ref}::bigint as ref, q.observed_at, ${shown} as key from ${from(rest)} ${rest})`;
}

function branchesOf(
  query: DataQuery,
  selection: Selection,
  segment: Segment,
  parameters: Parameters,
): Branch[] {
  const byTime = query.sort === 'observed_at';
  const branches: Branch[] = [];
  if (selection.quotes && selection.listings?.length !== 0 && !(byTime && segment === 'without_key'))
    branches.push(quoteBranch(query, selection, segment, parameters));
  // Articles have moments, but neither prices nor ranks.
  if (selection.articles && byTime === (segment === 'with_key'))
    branches.push({
      kind: 'article',
      from: ofEach('articles', 'source_id', selection.sources, parameters),
      conditions: articleConditions(query, parameters),
      key: byTime ? 'q.observed_at' : 'null',
      ref: 'q.id',
    });
  return branches;
}

function quoteBranch(
  query: DataQuery,
  { sources, listings }: Selection,
  segment: Segment,
  parameters: Parameters,
): Branch {
  const byTime = query.sort === 'observed_at';
  const key = `q.${query.sort}`;
  const conditions = quoteConditions(query, parameters);
  if (!byTime) conditions.push(`${key} is ${segment === 'with_key' ? 'not null' : 'null'}`);
  const branch = { kind: 'quote' as const, conditions, key, ref: 'q.listing_id' };
  if (listings && !query.latest && listings.length <= FEW_LISTINGS)
    return { ...branch, from: ofEach('quotes', 'listing_id', listings, parameters) };
  if (listings) conditions.push(`q.listing_id = any(${parameters.bind(listings)}::int[])`);
  if (byTime && !query.latest) return { ...branch, from: ofEach('quotes', 'source_id', sources, parameters) };
  if (query.source !== undefined)
    conditions.push(`q.source_id = any(${parameters.bind(sources)}::smallint[])`);
  return { ...branch, from: () => `${query.latest ? 'latest_quotes' : 'quotes'} q` };
}

/** Reads the table once for each id, by the index that begins with the column, and no further than the limit. */
function ofEach(
  table: string,
  column: string,
  ids: readonly number[],
  parameters: Parameters,
): Branch['from'] {
  const wanted = parameters.bind(ids);
  return (rest) => `unnest(${wanted}::int[]) as wanted(id) cross join lateral (
    select * from (select * from ${table} q where q.${column} = wanted.id) q ${rest}) q`;
}

/** What comes after the cursor's item in the order of sort key, kind, ref and moment. */
function afterConditions(
  { sort, order }: DataQuery,
  { kind, key, ref }: Branch,
  segment: Segment,
  after: Position | null,
  parameters: Parameters,
): string[] {
  if (!after) return [];
  const [lastKey, lastKind, lastRef, lastMoment] = after;
  if (segment === 'without_key' && lastKey !== null) return [];
  const sign = order === 'desc' ? '<' : '>';
  const kindFollows = order === 'desc' ? kind < lastKind : kind > lastKind;
  const position = () =>
    `(${ref}, q.observed_at) ${sign} (${parameters.bind(lastRef)}::bigint, ${parameters.bind(lastMoment)}::timestamptz)`;
  if (lastKey === null) return kind === lastKind ? [position()] : kindFollows ? [] : ['false'];
  const last = `${parameters.bind(lastKey)}::${TYPES[sort]}`;
  if (kind !== lastKind) return [`${key} ${sign}${kindFollows ? '=' : ''} ${last}`];
  // By time the moment is the key, and (observed_at, ref) is what the index holds.
  if (sort === 'observed_at')
    return [`(q.observed_at, ${ref}) ${sign} (${last}, ${parameters.bind(lastRef)}::bigint)`];
  return [`${key} ${sign}= ${last}`, `(${key} ${sign} ${last} or ${position()})`];
}
