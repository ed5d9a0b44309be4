import { PartitionError } from '../../domain/errors.js';
import type { JsonDefinition } from './definition.js';
import type { PageMark } from './pagination.js';
import type { RequestBuilder } from './requests.js';

interface Found {
  kind: NonNullable<JsonDefinition['pagination']>['kind'] | undefined;
  /** URL of the page that contains the mark. */
  url: URL;
  requests: RequestBuilder;
  retries: number;
}

/**
 * Checks the mark for the next page. It is stored, so it must not contain a secret, and it must not lead to another
 * host, which would then receive the secret.
 * @throws PartitionError `foreign_page` or `secret_in_cursor`
 */
export function checkPageMark(
  mark: PageMark | undefined,
  { kind, url, requests, retries }: Found,
): PageMark | undefined {
  if (typeof mark !== 'string') return mark;
  const isUrl = kind === 'next_url' || kind === 'link_header';
  const next = isUrl ? requests.next(mark, url) : undefined;
  if (isUrl && !next)
    throw new PartitionError(
      'foreign_page',
      `the next page is expected at ${url.origin}, but the reply names another place`,
      { retries },
    );
  const safe = next ? next.pathname + next.search : mark;
  if (requests.reveals(safe))
    throw new PartitionError(
      'secret_in_cursor',
      'the reply repeats a secret where it names the next page, which cannot be stored',
      { retries },
    );
  return safe;
}
