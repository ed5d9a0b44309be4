import type { Article } from './article.js';

/** Ids have at most 500 characters; the rest is for the suffix that distinguishes equal ones. */
const STEM = 460;
const PRINT = /~[0-9a-f]{16}$/;

/** The id of an item whose feed uses the same id for several items. */
export function variantId(id: string, print: string): string {
  return `${id.slice(0, STEM).toWellFormed()}~${print}`;
}

/** The id under which a record's item is stored: its own, or the variant in the record. */
export function itemIdOf(recordId: string, { externalId }: Article): string {
  const isVariant = PRINT.test(recordId) && recordId === variantId(externalId, recordId.slice(-16));
  return isVariant ? recordId : externalId;
}
