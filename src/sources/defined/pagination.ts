import { numberSource } from '../../domain/json.js';
import type { JsonDefinition } from './definition.js';
import { placeOf, valueAt } from './place.js';
import { textAt } from './reply-rules.js';

type Pagination = NonNullable<JsonDefinition['pagination']>;

/** Identifies the next page: a number, an upstream cursor or a URL. Undefined for the first page. */
export type PageMark = string | number;

/** What a page reveals about the next one. */
export interface PageShown {
  document: unknown;
  headers: Readonly<Record<string, string>>;
  /** On this page, and on all pages so far. */
  count: number;
  total: number;
  last: unknown;
}

/** The parameters that request a page. */
export function pageQuery(
  pagination: Pagination | undefined,
  mark: PageMark | undefined,
): Record<string, string> {
  if (!pagination || !('parameter' in pagination)) return {};
  const { kind, parameter, size_parameter, size } = pagination;
  const first = kind === 'cursor' ? undefined : pagination.first;
  const at = mark ?? first;
  return {
    ...(at !== undefined && { [parameter]: String(at) }),
    ...(size_parameter && size && { [size_parameter]: String(size) }),
  };
}

/** Undefined after the last page. A short page may not be the last one, so pages end with an empty page or at the total. */
export function nextMark(
  pagination: Pagination | undefined,
  mark: PageMark | undefined,
  shown: PageShown,
): PageMark | undefined {
  if (!pagination) return undefined;
  const { document, headers, count, total } = shown;
  if ('more' in pagination && pagination.more && !isTrue(textAt(document, pagination.more))) return undefined;
  if (pagination.kind === 'next_url') return textAt(document, pagination.from) ?? undefined;
  if (pagination.kind === 'link_header') return nextLink(headers.link ?? '');
  if (pagination.kind === 'cursor') {
    if (pagination.from) return textAt(document, pagination.from) ?? undefined;
    return count ? lastValue(pagination.from_record!, shown.last) : undefined;
  }
  const at = Number(mark ?? pagination.first);
  if (!count || total >= countAt(document, pagination.total)) return undefined;
  if (pagination.kind === 'offset') return at + pagination.size!;
  const next = at + 1;
  return next - pagination.first >= countAt(document, pagination.pages) ? undefined : next;
}

/**
 * Whether a page that was seen before means the end: some APIs answer pages beyond the last one with the last one. The second
 * page is no such case unless the first was a short one, because an API that ignores the parameter answers like that, too.
 */
export function isLastAgain(
  pagination: Pagination | undefined,
  mark: PageMark | undefined,
  count: number,
): boolean {
  if (pagination?.kind !== 'page' && pagination?.kind !== 'offset') return false;
  const { first, size = 0 } = pagination;
  const second = first + (pagination.kind === 'page' ? 1 : size);
  return Number(mark ?? first) > second || count < size;
}

/** A number of records or pages; infinite if the reply does not state it. */
function countAt(document: unknown, pointer: string | undefined): number {
  const text = pointer === undefined ? null : textAt(document, pointer);
  return text !== null && /^\d+$/.test(text) ? Number(text) : Infinity;
}

const isTrue = (text: string | null) => text !== null && text !== 'false' && text !== '0';

function lastValue(path: string, record: unknown): string | undefined {
  const value = valueAt(placeOf(path), { record });
  return numberSource(value) ?? (typeof value === 'string' ? value : undefined);
}

/** RFC 8288. */
function nextLink(header: string): string | undefined {
  for (const [, url, parameters] of header.matchAll(/<([^<>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*"?(?:[^";,]* )?next(?: |"|,|;|$)/i.test(parameters!)) return url;
  return undefined;
}
