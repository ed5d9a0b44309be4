import { children, pick, textOf, texts } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

/** Categories of an item: an Atom category's label, which is meant for people, or else its term. */
export function categoriesOf(node: Xml): string[] {
  const holders = [node, ...children(node, 'media:group'), ...children(node, 'media:content')];
  return [
    ...children(node, 'category').map((one) => pick(one, '@label', '@term') ?? textOf(one)),
    ...texts(node, 'dc:subject'),
    ...holders.flatMap((holder) =>
      children(holder, 'media:category').map((one) => pick(one, '@label') ?? textOf(one)),
    ),
    ...children(node, 'itunes:category').map((one) => pick(one, '@text') ?? ''),
    ...texts(node, 'itunes:keywords', 'media:keywords').flatMap(splitCategories),
  ];
}

/** Splits comma-separated words. */
export function splitCategories(words: string): string[] {
  return words.split(/[,;]/);
}
