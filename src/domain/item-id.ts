import type { Article } from './article.js';

/** Ids are at most 500 characters long: the rest is for what tells apart those that are the same. */
const STEM = 460;
const PRINT = /~[0-9a-f]{16}$/;

/** The id of an item whose feed uses its own id for several. */
export function variantId(id: string, print: string): string {
  return `${id.slice(0, STEM).toWellFormed()}~${print}`;
}

/** The id under which a record's item is stored: its own, or the variant of it that the record has. */
export function itemIdOf(recordId: string, { externalId }: Article): string {
  const isVariant = PRINT.test(recordId) && recordId === variantId(externalId, recordId.slice(-16));
  return isVariant ? recordId : externalId;
}
