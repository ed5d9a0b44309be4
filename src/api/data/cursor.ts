import { hash } from 'node:crypto';
import { z } from 'zod';
import { intervalOf } from '../../domain/interval.js';
import { badRequest } from '../field-faults.js';
import type { DataQuery } from './data-query.dto.js';

/** As written by PostgreSQL. A forged one must not contain a time that PostgreSQL refuses. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  .refine((text) => text >= '0001' && isReal(text));
export const id = z.string().regex(/^\d{1,18}$/);
const rank = id.refine((text) => Number(text) <= 2_147_483_647);
/** Without exponents: an exponent of 1000 would mean a thousand digits. */
const amount = z.string().regex(/^-?\d{1,1100}(\.\d{1,1100})?$/);

export const interval = z.string().refine((text) => intervalOf(text) === text);

/** The last item of a page: its sort key as text (null if it has none), and the tie-breakers kind, ref, time and interval. */
const position = z.union([
  z.tuple([z.string().nullable(), z.enum(['quote', 'article']), id, moment]),
  z.tuple([z.string().nullable(), z.literal('candle'), id, moment, interval]),
]);
export type Position = z.infer<typeof position>;

const KEYS = {
  observed_at: moment,
  rank: rank.nullable(),
  price_usd: amount.nullable(),
  market_cap_usd: amount.nullable(),
  relevance: amount.nullable(),
};

/** The filters of a list, without parameters for paging or additional output. */
interface Paged {
  cursor?: string;
  limit?: number;
  offset?: number;
  count?: unknown;
  convert?: string;
  sparkline?: boolean;
}

/** A cursor for clients: opaque, and only valid with the filters and sort order it was created for. */
export function encodeCursor(query: Paged, last: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(query), last])).toString('base64url');
}

/** @throws BadRequestException */
export function decodeCursor(query: DataQuery): Position | null {
  const last = openCursor(query, position);
  if (last && !KEYS[query.sort].safeParse(last[0]).success) throw malformed();
  if (last && (last[1] === 'candle') !== (query.kind === 'candle')) throw malformed();
  return last;
}

/**
 * The position in a cursor; null without a cursor.
 * @throws BadRequestException
 */
export function openCursor<T>(query: Paged, shape: z.ZodType<T>): T | null {
  if (query.cursor === undefined) return null;
  const envelope = json(Buffer.from(query.cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(envelope) || envelope.length !== 2) throw malformed();
  const [of, last] = envelope as unknown[];
  const parsed = shape.safeParse(last);
  if (typeof of !== 'string' || !parsed.success) throw malformed();
  if (of !== fingerprint(query))
    throw badRequest('cursor', 'belongs to other filters or another sort; ask again without it');
  return parsed.data;
}

function malformed() {
  return badRequest('cursor', 'expected next_cursor of an earlier reply');
}

function isReal(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19);
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
