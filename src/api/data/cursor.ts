import { hash } from 'node:crypto';
import { z } from 'zod';
import { badRequest } from '../field-faults.js';
import type { DataQuery } from './data-query.dto.js';
import { moment, rank, amount, position, type Position } from './cursor-position.js';

/** The content of a cursor: the fingerprint of the query, the position, and the moment that the page is valid for, if any. */
const envelope = z.tuple([z.string(), z.unknown(), moment.optional()]);

const KEYS = {
  observed_at: moment,
  rank: rank.nullable(),
  price_usd: amount.nullable(),
  market_cap_usd: amount.nullable(),
  relevance: amount.nullable(),
};

/** A query for a list. Its cursors are bound to all parameters but those that only affect paging or additional output. */
interface Paged {
  cursor?: string;
  limit?: number;
  offset?: number;
  count?: unknown;
  as_of?: string;
  convert?: string;
  sparkline?: boolean;
}

/**
 * An opaque cursor, which is only valid with the filters and sort order it was created for.
 * @param asOf the moment for which the page is valid, if it was requested with `as_of`; the next page uses the same
 * moment
 */
export function encodeCursor(query: Paged, last: unknown, asOf?: string): string {
  const envelope = [fingerprint(query), last, ...(asOf === undefined ? [] : [asOf])];
  return Buffer.from(JSON.stringify(envelope)).toString('base64url');
}

/** The moment to answer for. On later pages, this is the moment of the first page, for which `as_of` may have been resolved to now. */
export function requestedAsOf(query: Paged): string | undefined {
  if (query.as_of === undefined || query.cursor === undefined) return query.as_of;
  const [, , asOf] = envelopeOf(query.cursor);
  return asOf ?? query.as_of;
}

/** @throws BadRequestException */
export function decodeCursor(query: DataQuery): Position | null {
  const last = openCursor(query, position);
  if (last && !KEYS[query.sort].safeParse(last[0]).success) throw malformed();
  if (last && (last[1] === 'candle') !== (query.kind === 'candle')) throw malformed();
  return last;
}

/**
 * The position in the query's cursor; null if it has none.
 * @throws BadRequestException
 */
export function openCursor<T>(query: Paged, shape: z.ZodType<T>): T | null {
  if (query.cursor === undefined) return null;
  const [of, last, asOf] = envelopeOf(query.cursor);
  const parsed = shape.safeParse(last);
  if (!parsed.success || (asOf !== undefined && query.as_of === undefined)) throw malformed();
  if (of !== fingerprint(query))
    throw badRequest(
      'cursor',
      'belongs to different filters or a different sort order: start again without it',
    );
  return parsed.data;
}

function envelopeOf(cursor: string): z.infer<typeof envelope> {
  const parsed = envelope.safeParse(json(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw malformed();
  return parsed.data;
}

function malformed() {
  return badRequest('cursor', 'expected next_cursor of an earlier reply');
}

function fingerprint({
  cursor: _cursor,
  limit: _limit,
  offset: _offset,
  count: _count,
  convert: _convert,
  sparkline: _sparkline,
  ...rest
}: Paged): string {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return hash('sha256', JSON.stringify(given.sort()), 'base64url').slice(0, 12);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
