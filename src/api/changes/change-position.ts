import { z } from 'zod';
import { id, interval, moment } from '../data/cursor-position.js';
import { toMicroseconds, microsecondsToIso, EARLIEST_MOMENT } from '../data/as-of-horizon.js';
import { utcMoment } from '../data/filters.js';
import { isMoment } from '../moment-fields.js';
import { badRequest } from '../field-faults.js';

/** A position within a commit: after this item. `interval` is empty except for candles. */
const inCommit = z.tuple([
  moment,
  z.enum(['quote', 'candle', 'article']),
  id,
  z.union([z.literal(''), interval]),
  moment,
]);

/**
 * A position in the order of changes: after everything that became known up to a moment, or after one item that became
 * known at that moment.
 */
const place = z.union([z.tuple([moment]), inCommit]);
export type ChangePosition = z.infer<typeof place>;
export type PositionInCommit = z.infer<typeof inCommit>;

const EXPECTED_CURSOR = 'expected metadata.next_cursor of an earlier reply';
const EXPECTED: Readonly<Record<string, string>> = {
  ingested_since:
    'expected a moment with a zone such as 2026-01-31T12:00:00Z, or metadata.ingested_cursor of an earlier reply',
  'Last-Event-ID': 'expected the id of an earlier event of this stream',
};

/** The position before the first commit. */
export const START: ChangePosition = [microsecondsToIso(EARLIEST_MOMENT)];

export function encodePosition(at: ChangePosition): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/**
 * The position to continue from: a moment, or a cursor.
 * @throws BadRequestException
 */
export function requestedPosition(path: string, text: string): ChangePosition {
  return isMoment(text) ? momentPlace(text) : decodePosition(path, text);
}

/** The position just before a moment: changes at the moment itself come after it. */
function momentPlace(text: string): ChangePosition {
  return [microsecondsToIso(Math.max(EARLIEST_MOMENT, toMicroseconds(utcMoment(text)) - 1))];
}

/** @throws BadRequestException */
export function decodePosition(path: string, text: string): ChangePosition {
  const parsed = place.safeParse(json(Buffer.from(text, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw badRequest(path, EXPECTED[path] ?? EXPECTED_CURSOR);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
