import type { Normalized } from '../domain/source.js';
import type { AcceptedRecord } from './normalize-page.js';

/** ISO 8601 dates (midnight in UTC) or moments with a zone: `since` is within, `until` is not. */
export interface Span {
  readonly since?: string;
  readonly until?: string;
}

/** Those that were observed in the span, to the microsecond; an article without a date is in none that is bounded. */
export function withinSpan(items: readonly Normalized[], { since, until }: Span): readonly Normalized[] {
  if (since === undefined && until === undefined) return items;
  return items.filter((item) => {
    if (item.kind === 'contracts') return false;
    const moment = item.kind === 'quote' ? item.observedAt : item.publishedAt;
    if (moment === null) return false;
    const isLate = until !== undefined && compare(moment, until) >= 0;
    return !isLate && (since === undefined || compare(moment, since) >= 0);
  });
}

/** Records with what they say of the span; those that speak of other times alone are left out. */
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

/** Within the millisecond: Date.parse drops them. */
function microsOf(instant: string): number {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  return Number(fraction.slice(3, 6).padEnd(3, '0'));
}
