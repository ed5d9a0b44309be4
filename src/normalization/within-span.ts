import type { Normalized } from '../domain/source.js';
import { momentOf } from './moment-of.js';
import type { AcceptedRecord } from './normalize-record.js';

/** A span of time: ISO 8601 dates (midnight in UTC) or times with a zone. `since` is inclusive, `until` exclusive. */
export interface Span {
  readonly since?: string;
  readonly until?: string;
}

/** Items whose time is within the span, to the microsecond. Articles without a date are not in any bounded span. */
export function withinSpan(items: readonly Normalized[], { since, until }: Span): readonly Normalized[] {
  if (since === undefined && until === undefined) return items;
  return items.filter((item) => {
    const moment = momentOf(item);
    if (moment === null) return false;
    const isLate = until !== undefined && compare(moment, until) >= 0;
    return !isLate && (since === undefined || compare(moment, since) >= 0);
  });
}

/** Records with only those items that are within the span. Records without such items are left out. */
export function recordsWithin(records: AcceptedRecord[], span: Span): AcceptedRecord[] {
  if (span.since === undefined && span.until === undefined) return records;
  return records.flatMap(({ record, items }) => {
    const within = [...withinSpan(items, span)];
    return within.length || !items.length ? [{ record, items: within }] : [];
  });
}

function compare(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b) || microsOf(a) - microsOf(b);
}

/** The microseconds below the millisecond, which Date.parse drops. */
function microsOf(instant: string): number {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  return Number(fraction.slice(3, 6).padEnd(3, '0'));
}
