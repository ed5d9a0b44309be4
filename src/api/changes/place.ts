import { z } from 'zod';
import { id, interval, moment } from '../data/cursor.js';
import { microsOf, isoOf, FIRST } from '../data/horizon.js';
import { utc } from '../data/filters.js';
import { isMoment } from '../query-fields.js';
import { badRequest } from '../field-faults.js';

/** A place within a commit: behind this item. `interval` is empty for other items than candles. */
const inCommit = z.tuple([
  moment,
  z.enum(['quote', 'candle', 'article']),
  id,
  z.union([z.literal(''), interval]),
  moment,
]);

/** A place in the order of changes: behind all that became known up to a moment, or behind one item of its commit. */
const place = z.union([z.tuple([moment]), inCommit]);
export type Place = z.infer<typeof place>;
export type PlaceInCommit = z.infer<typeof inCommit>;

/** Nothing was known before. */
export const BEGINNING: Place = [isoOf(FIRST)];

export function encodePlace(at: Place): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/**
 * Where to go on: from a moment on, or behind a cursor.
 * @throws BadRequestException
 */
export function placeOf(path: string, text: string): Place {
  return isMoment(text) ? momentPlace(text) : decodePlace(path, text);
}

/** What becomes known at the moment itself comes behind it. */
function momentPlace(text: string): Place {
  return [isoOf(Math.max(FIRST, microsOf(utc(text)) - 1))];
}

/** @throws BadRequestException */
export function decodePlace(path: string, text: string): Place {
  const parsed = place.safeParse(json(Buffer.from(text, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw badRequest(
    path,
    'expected a moment with a zone such as 2026-01-31T12:00:00Z, or metadata.ingested_cursor of an earlier reply',
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
