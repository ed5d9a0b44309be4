import type { BrokenRecord, Page, SourceRecord } from '../domain/source.js';

/** Moves records that their source found unusable to the broken ones. */
export function separateUnusable(page: Page): Page {
  const isUnusable = (record: SourceRecord): record is BrokenRecord => record.reasons !== undefined;
  if (!page.records.some(isUnusable)) return page;
  const records = page.records.filter((record) => !isUnusable(record));
  return { ...page, records, broken: [...(page.broken ?? []), ...page.records.filter(isUnusable)] };
}
