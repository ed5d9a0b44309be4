import type { Article } from './article.js';

/** Ids have at most 500 characters; those after the stem are for the suffix that distinguishes equal ids. */
const STEM = 460;
const PRINT = /~[0-9a-f]{16}$/;

/** A distinct id for an item whose feed uses one id for several items. */
export function variantId(id: string, print: string): string {
  return `${id.slice(0, STEM).toWellFormed()}~${print}`;
}

/** The id under which a record's item is stored: the item's own id, or its variant if the record has one. */
export function itemIdOf(recordId: string, { externalId }: Article): string {
  const isVariant = PRINT.test(recordId) && recordId === variantId(externalId, recordId.slice(-16));
  return isVariant ? recordId : externalId;
}
