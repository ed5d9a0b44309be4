import type { DatedBy } from '../../domain/article.js';
import { texts } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

/** A date as written in the feed, and the kind of field it is from. */
export interface FieldMoment {
  by: Exclude<DatedBy, 'fetch'>;
  text: string;
}

export const PUBLISHED = ['pubdate', 'published', 'issued', 'created', 'dcterms:issued', 'dcterms:created'];
export const UPDATED = ['updated', 'modified', 'dcterms:modified', '@lastmod'];

/** The dates of an item, by precedence: the first one that can be parsed counts. */
export function momentsOf(node: Xml): FieldMoment[] {
  const named = (by: FieldMoment['by'], names: readonly string[]) =>
    names
      // If a field occurs several times, the last one counts, as in other feed readers.
      .flatMap((name) => texts(node, name).toReversed())
      .filter((text) => text.trim())
      .map((text) => ({ by, text }));
  return [...named('published', PUBLISHED), ...named('updated', UPDATED), ...named('dc:date', ['dc:date'])];
}
