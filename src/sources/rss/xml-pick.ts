import type { Xml } from './xml-tree.js';

/** Of each element that was asked: its names in lower case, and as its feed spells them. */
const spelled = new WeakMap<object, Map<string, string>>();

/** The child or attribute with this name (lower case), however the feed spells it; `atom:` may precede it. */
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

/** All children with this name, including those of a prefixed Atom feed. */
export function children(node: Xml, name: string): Xml[] {
  const found = get(node, name) ?? get(node, `atom:${name}`);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** An item, and what elements of Media RSS may be nested in. */
export function mediaHolders(node: Xml): Xml[] {
  const groups = children(node, 'media:group');
  const contents = [node, ...groups].flatMap((holder) => children(holder, 'media:content'));
  return [node, ...groups, ...contents];
}

/** The text of an element, or the texts of its children if it only contains elements. */
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

/** The texts of all children of these names, in the order of the names. */
export function texts(node: Xml, ...names: string[]): string[] {
  return names.flatMap((name) => children(node, name).map(textOf));
}

/** The first text under these names that is not empty. */
export function pick(node: Xml, ...names: string[]): string | undefined {
  return texts(node, ...names).find((text) => text.trim());
}
