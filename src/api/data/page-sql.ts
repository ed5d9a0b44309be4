import type { Position } from './cursor.js';
import type { DataQuery } from './data-query.dto.js';
import { articleConditions, type Parameters, quoteConditions, type Selection } from './filters.js';

/** Up to so many listings are each read by the primary key; more of them are a filter on the way through time. */
const FEW_LISTINGS = 200;

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
 */
export function pageSql(
  query: DataQuery,
  selection: Selection,
  after: Position | null,
  parameters: Parameters,
): string {
  const { order, limit, offset = 0 } = query;
  const take = parameters.bind(offset + limit + 1);
  const segments: Segment[] = after?.[0] === null ? ['without_key'] : ['with_key', 'without_key'];
  const parts = segments.flatMap((segment) =>
    branchesOf(query, selection, segment, parameters).map(({ kind, from, conditions, key, ref }) => {
      const all = [...conditions, ...afterConditions(query, kind, segment, after, { key, ref }, parameters)];
      const columns =
        key === 'q.observed_at'
          ? [key, ref]
          : [...(segment === 'with_key' ? [key] : []), ref, 'q.observed_at'];
      const sorted = columns.map((column) => `${column} ${order}`).join(', ');
      const rest = `where ${all.join(' and ') || 'true'} order by ${sorted} limit ${take}`;
      const shown = segment === 'with_key' ? key : `null::${typeOf(query)}`;
      return `(select '${kind}'::text as kind, ${ref}::bigint as ref, q.observed_at, ${shown} as key from ${from(rest)} ${rest})`;
    }),
  );
  const nothing = `select null::text as kind, null::bigint as ref, null::timestamptz as observed_at, null::${typeOf(query)} as key where false`;
  const total = `key is null, key ${order}, kind ${order}, ref ${order}, observed_at ${order}`;
  return `select * from (
      select *, row_number() over (order by ${total}) - ${parameters.bind(offset)}::int as n from (${parts.join(' union all ') || nothing}) item
    ) numbered where n between 1 and ${parameters.bind(limit + 1)}::int`;
}

function branchesOf(
  query: DataQuery,
  selection: Selection,
  segment: Segment,
  parameters: Parameters,
): Branch[] {
  const key = `q.${query.sort}`;
  const byTime = query.sort === 'observed_at';
  if (byTime && segment === 'without_key') return [];
  const branches: Branch[] = [];
  if (selection.quotes && selection.listings?.length !== 0)
    branches.push(...quoteBranches(query, selection, segment, parameters));
  if (selection.articles && byTime === (segment === 'with_key')) {
    const source = selection.sources.map((id) => ({
      kind: 'article' as const,
      from: () => 'articles q',
      conditions: [`q.source_id = ${parameters.bind(id)}::smallint`, ...articleConditions(query, parameters)],
      key: byTime ? key : 'null',
      ref: 'q.id',
    }));
    branches.push(...source);
  }
  return branches;
}

function quoteBranches(
  query: DataQuery,
  { sources, listings }: Selection,
  segment: Segment,
  parameters: Parameters,
): Branch[] {
  const byTime = query.sort === 'observed_at';
  const key = `q.${query.sort}`;
  const conditions = quoteConditions(query, parameters);
  if (!byTime) conditions.push(`${key} is ${segment === 'with_key' ? 'not null' : 'null'}`);
  const branch = { kind: 'quote' as const, conditions, key, ref: 'q.listing_id' };
  const table = query.latest ? 'latest_quotes' : 'quotes';
  const inSources = () => `q.source_id = any(${parameters.bind(sources)}::smallint[])`;
  if (listings && !query.latest && listings.length <= FEW_LISTINGS) {
    const wanted = `unnest(${parameters.bind(listings)}::int[]) as wanted(id)`;
    const each = 'select * from quotes q where q.listing_id = wanted.id';
    const from = (rest: string) => `${wanted} cross join lateral (select * from (${each}) q ${rest}) q`;
    return [{ ...branch, from, conditions: [...conditions, inSources()] }];
  }
  const ofListings = listings ? [`q.listing_id = any(${parameters.bind(listings)}::int[])`] : [];
  if (!byTime || query.latest)
    return [{ ...branch, from: () => `${table} q`, conditions: [...conditions, ...ofListings, inSources()] }];
  return sources.map((id) => ({
    ...branch,
    from: () => `${table} q`,
    conditions: [`q.source_id = ${parameters.bind(id)}::smallint`, ...ofListings, ...conditions],
  }));
}

/** What comes after the cursor's item in the order of sort key, kind, ref and moment. */
function afterConditions(
  query: DataQuery,
  kind: Branch['kind'],
  segment: Segment,
  after: Position | null,
  { key, ref }: Pick<Branch, 'key' | 'ref'>,
  parameters: Parameters,
): string[] {
  if (!after) return [];
  const [lastKey, lastKind, lastRef, lastMoment] = after;
  if (segment === 'without_key' && lastKey !== null) return [];
  const sign = query.order === 'desc' ? '<' : '>';
  const kindFollows = query.order === 'desc' ? kind < lastKind : kind > lastKind;
  const position = () =>
    `(${ref}, q.observed_at) ${sign} (${parameters.bind(lastRef)}::bigint, ${parameters.bind(lastMoment)}::timestamptz)`;
  if (lastKey === null) return kind === lastKind ? [position()] : kindFollows ? [] : ['false'];
  const last = `${parameters.bind(lastKey)}::${typeOf(query)}`;
  if (kind !== lastKind) return [`${key} ${sign}${kindFollows ? '=' : ''} ${last}`];
  // By time the moment is the key, and (observed_at, ref) is what the index holds.
  if (query.sort === 'observed_at')
    return [`(q.observed_at, ${ref}) ${sign} (${last}, ${parameters.bind(lastRef)}::bigint)`];
  return [`${key} ${sign}= ${last}`, `(${key} ${sign} ${last} or ${position()})`];
}

function typeOf({ sort }: DataQuery): 'timestamptz' | 'numeric' | 'integer' {
  if (sort === 'observed_at') return 'timestamptz';
  return sort === 'rank' ? 'integer' : 'numeric';
}
