import type { XmlEntities } from './xml-entities.js';
import type { MarkupText } from './xml-markup.js';
import { isAtom, isAtomText, isMarkupType } from './xml-roles.js';
import type { Xml } from './xml-tree.js';

/** An element that has begun. */
export interface Element {
  /** The name as written in the feed, in lower case. */
  written: string;
  /** The name with our own prefix for its namespace. */
  name: string;
  /** The prefix that applies to descendants written without one. */
  namespace: string;
  values: Map<string, Xml>;
  text: string;
  markup: MarkupText | null;
  start: number;
}

/** The element's value in the tree: its text, or an object with its attributes, children and text. */
export function valueOf({ name, values, text, markup }: Element, root: Element, entities: XmlEntities): Xml {
  // An Atom text that contains tags without declaring itself markup is read as markup.
  if (markup?.hasTags && isAtom(root.name) && isAtomText(name) && !isMarkupType(values.get('@type')))
    values.set('@type', 'xhtml');
  const content = markup ? markup.value(entities) : text;
  const hasChildren = Array.from(values.keys()).some((key) => !key.startsWith('@'));
  if (!values.size) return content;
  if (hasChildren ? content.trim() : content) values.set('#text', content);
  return Object.fromEntries(values);
}

/** Adds a child. Children with the same name become a list. */
export function addValue(values: Map<string, Xml>, name: string, value: Xml): void {
  const existing = values.get(name);
  if (existing === undefined) values.set(name, value);
  else if (Array.isArray(existing)) existing.push(value);
  else values.set(name, [existing, value]);
}
