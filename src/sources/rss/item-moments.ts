import type { DatedBy } from '../../domain/article.js';
import { texts } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

/** A date as a feed writes it, and what it is the date of. */
export interface FieldMoment {
  by: Exclude<DatedBy, 'fetch'>;
  text: string;
}

export const PUBLISHED = ['pubdate', 'published', 'issued', 'created', 'dcterms:issued', 'dcterms:created'];
export const UPDATED = ['updated', 'modified', 'dcterms:modified'];

/** The dates of an item, the one that counts first; those after it are for where it cannot be read. */
export function momentsOf(node: Xml): FieldMoment[] {
  const named = (by: FieldMoment['by'], names: readonly string[]) =>
    names
      // Of a date that is given again, the last one counts, as in other readers.
      .flatMap((name) => texts(node, name).toReversed())
      .filter((text) => text.trim())
      .map((text) => ({ by, text }));
  return [...named('published', PUBLISHED), ...named('updated', UPDATED), ...named('dc:date', ['dc:date'])];
}
