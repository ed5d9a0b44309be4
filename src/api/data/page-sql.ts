import { type Branch, branchesOf, type Segment } from './branches.js';
import type { Position } from './cursor-position.js';
import { CANDLE_COLUMNS } from './candles-sql.js';
import { isoSql } from './item-sql.js';
import { preselectedColumns } from './preselected-columns-sql.js';
import type { DataQuery } from './data-query.dto.js';
import type { Selection } from './filters.js';
import type { Parameters } from './sql-parameters.js';

const TYPES = {
  observed_at: 'timestamptz',
  price_usd: 'numeric',
  market_cap_usd: 'numeric',
  rank: 'integer',
  relevance: 'numeric',
} as const;

const SIZES = [11, 51, 101, 201, 501, 1001, 2 ** 12, 2 ** 14, 2 ** 17];

/** Whether the rows of a page already contain all columns that an item shows. */
export const hasPreselectedColumns = ({ kind, as_of, latest }: DataQuery): boolean =>
  kind !== 'candle' && as_of === undefined && !latest;

/** The position of an item `p` in page order, as JSON. */
export function positionSql({ sort, kind }: DataQuery): string {
  const key = sort === 'observed_at' ? isoSql('p.key') : 'p.key::text';
  const tie = kind === 'candle' ? ', p."interval"' : '';
  return `json_build_array(${key}, p.kind, p.ref::text, ${isoSql('p.observed_at')}${tie})`;
}

/**
 * A query for the items of a page: kind, ref (listing or article id), observed_at, sort key and number `n`, starting at
 * 1. It has a branch for each index that returns rows in order. Each branch is limited to the rows that the page may
 * need, so that only a few rows have to be merged. Null if nothing can match the filters.
 */
export function pageSql(
  query: DataQuery,
  selection: Selection,
  after: Position | null,
  parameters: Parameters,
): string | null {
  const { order, limit, offset = 0 } = query;
  const take = roundedLimit(offset + limit + 1);
  const rowsOf = (segment: Segment, ...gate: string[]) =>
    branchesOf(query, selection, segment, parameters)
      .map((branch) => {
        const following = afterConditions(query, branch, segment, after, parameters);
        return branchSql(query, branch, segment, [...gate, ...following], take);
      })
      .join(' union all ');
  const keyed = after?.[0] === null ? '' : rowsOf('with_key');
  // Rows without a sort key are only read if the rows with one do not fill the page.
  const unkeyed = rowsOf('without_key', ...(keyed ? [`(select count(*) from keyed) < ${take}`] : []));
  if (!keyed && !unkeyed) return null;
  const items = keyed && unkeyed ? `select * from keyed union all ${unkeyed}` : keyed || unkeyed;
  const last = unkeyed ? 'key is null, ' : '';
  const tie = query.kind === 'candle' ? `, "interval" ${order}` : '';
  const total = `${last}key ${order}, kind collate "C" ${order}, ref ${order}, observed_at ${order}${tie}`;
  const skipped = parameters.bind(offset);
  // The literal limit tells the planner how many rows there are to join; by the condition alone, it would expect one.
  return `${keyed && unkeyed && `with keyed as materialized (${keyed})`} select * from (
      select *, row_number() over (order by ${total}) - ${skipped}::int as n from (${items}) item
      order by ${total} limit ${roundedLimit(limit + 1)} offset ${skipped}
    ) numbered where n <= ${parameters.bind(limit + 1)}::int`;
}

function branchSql(
  query: DataQuery,
  { kind, from, conditions, key, ref, tie }: Branch,
  segment: Segment,
  more: readonly string[],
  take: number,
): string {
  const { sort, order } = query;
  const withKey = segment === 'with_key';
  const columns = key === 'q.observed_at' ? [key, ref] : [...(withKey ? [key] : []), ref, 'q.observed_at'];
  if (tie) columns.push(tie);
  const sorted = columns.map((column) => `${column} ${order}`).join(', ');
  const rest = `where ${[...more, ...conditions].join(' and ') || 'true'} order by ${sorted} limit ${take}`;
  const shown = withKey ? key : `null::${TYPES[sort]}`;
  const row =
    kind === 'candle'
      ? `, ${CANDLE_COLUMNS}`
      : hasPreselectedColumns(query)
        ? `, ${preselectedColumns(kind)}`
        : '';
  return `(select '${kind}'::text as kind, ${ref}::bigint as ref, q.observed_at, ${shown} as key${row} from ${from(rest)} ${rest})`;
}

/**
 * A limit, rounded up to one of a few sizes, to be written as a literal. PostgreSQL does not reuse a plan if it does
 * not know the limit, and should not cache a plan for each possible limit.
 */
export function roundedLimit(rows: number): number {
  return SIZES.find((size) => size >= rows) ?? rows;
}

/** Conditions for items after the cursor's item, in the order of sort key, kind, ref and time. */
function afterConditions(
  { sort, order }: DataQuery,
  { kind, key, ref, tie }: Branch,
  segment: Segment,
  after: Position | null,
  parameters: Parameters,
): string[] {
  if (!after) return [];
  const [lastKey, lastKind, lastRef, lastMoment, lastTie] = after;
  // A subquery hides the value from the planner, which would otherwise make a new plan for each position. That takes
  // longer than reading the page.
  const hidden = (value: string, type: string) => `(select ${parameters.bind(value)}::${type})`;
  if (segment === 'without_key' && lastKey !== null) return [];
  const sign = order === 'desc' ? '<' : '>';
  const kindFollows = order === 'desc' ? kind < lastKind : kind > lastKind;
  const following = (columns: readonly [column: string, last: string, type: string][]) => {
    const all = tie ? [...columns, [tie, lastTie ?? '', 'text'] as const] : columns;
    return `(${all.map(([column]) => column).join(', ')}) ${sign} (${all.map(([, last, type]) => hidden(last, type)).join(', ')})`;
  };
  const position = () =>
    following([
      [ref, lastRef, 'bigint'],
      ['q.observed_at', lastMoment, 'timestamptz'],
    ]);
  if (lastKey === null) return kind === lastKind ? [position()] : kindFollows ? [] : ['false'];
  // When sorting by time, the sort key is the time, and the index has (observed_at, ref).
  if (sort === 'observed_at' && kind === lastKind)
    return [
      following([
        ['q.observed_at', lastKey, TYPES[sort]],
        [ref, lastRef, 'bigint'],
      ]),
    ];
  const last = hidden(lastKey, TYPES[sort]);
  if (kind !== lastKind) return [`${key} ${sign}${kindFollows ? '=' : ''} ${last}`];
  return [`${key} ${sign}= ${last}`, `(${key} ${sign} ${last} or ${position()})`];
}
