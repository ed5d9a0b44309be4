const ITEM = /^(?:(?:rss|atom):)?(?:item|entry)$/i;

/** Elements with children that are read. A misspelt closing tag never closes them. */
const CONTAINER = /^(?:(?:rss|atom):)?(?:rss|feed|channel|item|entry)$|^(?:rdf:)?rdf$/i;

const MARKUP =
  /^(?:(?:atom:)?(?:title|summary|content|description|subtitle|tagline)|content:encoded|media:(?:title|description)|itunes:(?:title|summary|subtitle)|xhtml:body)$/;

/** Elements that contain only a text. */
const LEAVES = new Set(
  'guid link pubdate published updated issued modified created comments category title dc:title dc:date dc:creator dc:subject dc:identifier'.split(
    ' ',
  ),
);
const PARTS = new Set(
  'guid id link pubdate published updated issued modified created comments category title description summary content author enclosure source dc:title dc:date dc:creator dc:subject content:encoded'.split(
    ' ',
  ),
);

const LIST = /^(?:(?:rss|atom):)?(?:rss|feed|channel|items)$|^(?:rdf:)?rdf$/i;

/** Whether an element can contain items. */
export function canContainItems(name: string): boolean {
  return LIST.test(name);
}

export function isItem(name: string): boolean {
  return ITEM.test(name);
}

export function isContainer(name: string): boolean {
  return CONTAINER.test(name);
}

export function canContainMarkup(name: string): boolean {
  return MARKUP.test(name);
}

/** Whether a plain-text element must have ended because another one begins. */
export function mustEndBefore(name: string, other: string): boolean {
  return LEAVES.has(name.replace(/^atom:/, '')) && PARTS.has(other);
}

export function isAtom(root: string): boolean {
  return /^(?:atom:)?(?:feed|entry)$/i.test(root);
}

export function isAtomText(name: string): boolean {
  return /^(?:atom:)?(?:title|summary|content)$/i.test(name);
}

export function isMarkupType(type: unknown): boolean {
  return typeof type === 'string' && !/^(?:text(?:\/plain)?)?$/i.test(type.trim());
}
