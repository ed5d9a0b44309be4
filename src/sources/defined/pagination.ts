import { PartitionError } from '../../domain/errors.js';
import type { JsonDefinition } from './definition.js';
import { fieldReader } from './field-reader.js';
import type { PayloadParts } from './place.js';
import { textAt } from './reply-rules.js';

type Pagination = NonNullable<JsonDefinition['pagination']>;

/** Identifies the next page: a number, an upstream cursor or a URL. Undefined for the first page. */
export type PageMark = string | number;

/** What a page reveals about the next one. */
export interface PageShown {
  document: unknown;
  headers: Readonly<Record<string, string>>;
  /** Number of records on this page, and on all pages so far. */
  count: number;
  total: number;
  /** The page's last record; undefined if the page has none. */
  last: PayloadParts | undefined;
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

/**
 * The position of the next page; undefined after the last one. A short page is not necessarily the last, so paging stops
 * at an empty page, or once the total number of records has been reached.
 * @throws PartitionError `no_cursor` if the last record lacks the next cursor
 */
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
    if (pagination.from) return endingInZero(textAt(document, pagination.from));
    return shown.last && cursorIn(shown.last, pagination.from_record!);
  }
  const at = Number(mark ?? pagination.first);
  if (!count || total >= countAt(document, pagination.total)) return undefined;
  if (pagination.kind === 'offset') return at + pagination.size!;
  const next = at + 1;
  return next - pagination.first >= countAt(document, pagination.pages) ? undefined : next;
}

/**
 * Whether a repeated page means the end: some APIs return the last page for all pages beyond it. If the second page repeats
 * a full first page, it does not mean the end, because an API that ignores the page parameter answers like that, too.
 */
export function isRepeatedLastPage(
  pagination: Pagination | undefined,
  mark: PageMark | undefined,
  count: number,
): boolean {
  if (pagination?.kind !== 'page' && pagination?.kind !== 'offset') return false;
  const { first, size = 0 } = pagination;
  const second = first + (pagination.kind === 'page' ? 1 : size);
  return Number(mark ?? first) > second || count < size;
}

/** The number of records or pages that the reply states; infinite if it states none, or 0, which its records disprove. */
function countAt(document: unknown, pointer: string | undefined): number {
  const text = pointer === undefined ? null : textAt(document, pointer);
  return text !== null && /^\d+$/.test(text) ? Number(text) || Infinity : Infinity;
}

/** With cursors that are numbers, 0 leads back to the first page. */
const endingInZero = (cursor: string | null) => (cursor === null || cursor === '0' ? undefined : cursor);

const isTrue = (text: string | null) => text !== null && text !== 'false' && text !== '0';

/** The cursor in a page's last record. Without it, the pages that follow would be lost. */
function cursorIn(record: PayloadParts, path: string): string {
  const cursor = fieldReader({ path, optional: true }).text(record, () => undefined);
  if (cursor) return cursor;
  const detail = `expected the next cursor at ${path} in the last record of the page, got none`;
  throw new PartitionError('no_cursor', detail);
}

/** The URL of the next page in a `Link` header (RFC 8288). */
function nextLink(header: string): string | undefined {
  for (const [, url, parameters] of header.matchAll(/<([^<>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*"?(?:[^";,]* )?next(?: |"|,|;|$)/i.test(parameters!)) return url;
  return undefined;
}
