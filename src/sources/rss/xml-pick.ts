import type { Xml } from './xml-tree.js';

/** For each element that was searched: the names of its children in lower case, and as the feed spells them. */
const spelled = new WeakMap<object, Map<string, string>>();

/** The child or attribute with a given lower-case name, whatever case the feed uses. */
export function get(node: Xml, name: string): Xml | undefined {
  if (typeof node === 'string' || Array.isArray(node)) return undefined;
  let names = spelled.get(node);
  if (!names) {
    names = new Map(
      Object.keys(node)
        .toReversed()
        .map((key) => [key.toLowerCase(), key]),
    );
    spelled.set(node, names);
  }
  const own = names.get(name);
  return own === undefined ? undefined : node[own];
}

/** All children with a given name, or, if there are none, with the prefix `atom:` before it. */
export function children(node: Xml, name: string): Xml[] {
  const found = get(node, name) ?? get(node, `atom:${name}`);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** An item and the elements in it that may contain further Media RSS elements. */
export function mediaHolders(node: Xml): Xml[] {
  const groups = children(node, 'media:group');
  const contents = [node, ...groups].flatMap((holder) => [
    ...children(holder, 'media:content'),
    ...children(holder, 'enclosure'),
  ]);
  return [node, ...groups, ...contents];
}

/** The text of an element, or the texts of its children if it contains only elements. */
export function textOf(node: Xml): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(textOf).join(' ');
  const text = node['#text'];
  if (typeof text === 'string') return text;
  return Object.entries(node)
    .filter(([name]) => !name.startsWith('@'))
    .map(([, child]) => textOf(child))
    .join(' ');
}

/** The texts of all children with the given names, in the order of the names. */
export function texts(node: Xml, ...names: string[]): string[] {
  return names.flatMap((name) => children(node, name).map(textOf));
}

/** The first non-empty text of the children with the given names. */
export function pick(node: Xml, ...names: string[]): string | undefined {
  return texts(node, ...names).find((text) => text.trim());
}
