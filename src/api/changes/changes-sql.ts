import type { Selection } from '../data/filters.js';
import { isoSql } from '../data/item-sql.js';
import { roundedLimit } from '../data/page-sql.js';
import type { Parameters } from '../data/sql-parameters.js';
import {
  type ChangeFilters,
  changesInCommits,
  changesWithoutCommit,
  keyOf,
  type ChangeKind,
  PARTS,
} from './change-branch-sql.js';
import type { ChangePosition, PositionInCommit } from './change-position.js';

export interface CommitSelection extends ChangeFilters {
  /** Only changes after this position … */
  after: ChangePosition;
  /** … and known up to this moment. Null if there are no later commits, so commits do not have to be searched. */
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

function kindsIn({ sources, listings, quotes, candles, articles }: Selection): ChangeKind[] {
  if (sources?.length === 0) return [];
  const prices = listings?.length !== 0;
  return [
    ...(quotes && prices ? (['quote'] as const) : []),
    ...(candles && prices ? (['candle'] as const) : []),
    ...(articles ? (['article'] as const) : []),
  ];
}

function branchesOf(
  kind: ChangeKind,
  request: CommitSelection,
  take: number,
  parameters: Parameters,
): string[] {
  const { after, until, isCut, hasUncommitted } = request;
  const at = () => `${parameters.bind(after[0])}::timestamptz`;
  const branches: string[] = [];
  const following = after.length > 1 ? followingIn(kind, after as PositionInCommit, parameters) : 'false';
  for (const part of PARTS) {
    if (following !== 'false')
      branches.push(
        changesInCommits({ kind, part, span: `known_at = ${at()}`, following, take }, request, parameters),
      );
    if (until !== null) {
      const span = `known_at > ${at()} and known_at <= ${parameters.bind(until)}::timestamptz`;
      branches.push(changesInCommits({ kind, part, span, following: 'true', take }, request, parameters));
    }
  }
  if (hasUncommitted && kind !== 'candle') {
    const start = at();
    const end = isCut ? `${parameters.bind(until)}::timestamptz` : `'infinity'::timestamptz`;
    branches.push(changesWithoutCommit({ kind, start, end, following, take }, request, parameters));
  }
  return branches;
}

/** Conditions for changes after the item at this position, in the same commit. */
function followingIn(
  kind: ChangeKind,
  [, last, ref, interval, moment]: PositionInCommit,
  parameters: Parameters,
) {
  if (kind !== last) return kind > last ? 'true' : 'false';
  const bound = (value: string, type: string) => `${parameters.bind(value)}::${type}`;
  if (kind === 'article') return `q.id > ${bound(ref, 'bigint')}`;
  const values = [bound(ref, 'bigint'), ...(kind === 'candle' ? [bound(interval, 'text')] : [])];
  return `(${keyOf(kind).join(', ')}) > (${[...values, bound(moment, 'timestamptz')].join(', ')})`;
}
