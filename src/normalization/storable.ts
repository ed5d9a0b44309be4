import { createHash } from 'node:crypto';
import { isStorable } from '../domain/fields.js';
import type { Normalized, Reason } from '../domain/source.js';

/** Characters that an indexed text may have: four bytes each must fit into an entry of a B-tree. */
const MAX_LABEL = 200;
const MAX_ID = 500;
/** A source's clock may be a little ahead of ours. */
const TOLERANCE_MS = 24 * 60 * 60 * 1000;

/** Why the database could not hold what the record says, or should not; null where it can. */
export function unstorable(item: Normalized, fetchedAt: Date): Reason | null {
  if (item.kind === 'article')
    return unstorableText({ title: item.title, url: item.url, summary: item.summary, author: item.author });
  if (item.kind === 'contracts')
    return unstorableText({ platforms: item.contracts.map(({ chain, address }) => chain + address).join() });
  const { externalId, symbol, name } = item.listing;
  const isLate = isInTheFuture(item.observedAt, fetchedAt);
  if (isLabel(externalId) && isLabel(symbol) && isLabel(name) && !isLate) return null;
  for (const [path, label] of Object.entries({ external_id: externalId, symbol, name })) {
    if (label.length === 0 || label.length > MAX_LABEL) {
      const message = `has ${label.length} characters; expected 1 to ${MAX_LABEL}`;
      return { path, code: 'bad_length', message };
    }
  }
  if (isLate) {
    const message = `observed at ${item.observedAt}, over a day after it was fetched; expected a moment in the past`;
    return { path: 'observed_at', code: 'in_the_future', message };
  }
  return unstorableText({ external_id: externalId, symbol, name });
}

function isLabel(text: string): boolean {
  return text.length > 0 && text.length <= MAX_LABEL && isStorable(text);
}

/** Of a quote whose moment is none, or one that no database holds. */
export function noMoment(item: Normalized): Reason {
  const given = item.kind === 'quote' ? item.observedAt : item.kind === 'article' && item.publishedAt;
  const message = `observed at ${given}; expected a moment with a zone, in the years 1 to 9999`;
  return { path: 'observed_at', code: 'not_a_moment', message };
}

/** Whether a feed dates an item later than its clock can be wrong. */
export function isInTheFuture(instant: string, fetchedAt: Date): boolean {
  return Date.parse(instant) > fetchedAt.getTime() + TOLERANCE_MS;
}

function unstorableText(texts: Record<string, string | null>): Reason | null {
  for (const [path, text] of Object.entries(texts)) {
    if (text !== null && !isStorable(text)) {
      const message = 'holds a NUL or half of a surrogate pair, which the database cannot store';
      return { path, code: 'unstorable_text', message };
    }
  }
  return null;
}

/** An id as a text column and its index can hold it: escaped where it must be, cut and made unique where it is long. */
export function storableId(id: string): string {
  const escaped = isStorable(id) ? id : JSON.stringify(id).slice(1, -1);
  if (escaped.length <= MAX_ID) return escaped;
  return `${escaped.slice(0, MAX_ID - 33)}…${createHash('sha256').update(escaped).digest('hex').slice(0, 32)}`;
}
