import { ENDLESS_ELEMENTS, HTML_ELEMENTS } from './html-elements.js';

const NAME = /^<\/?([a-z][^\s<>/"'=]*)/i;
const BOOLEAN =
  /^(?:allowfullscreen|async|autoplay|checked|compact|controls|default|defer|disabled|download|hidden|ismap|itemscope|loop|multiple|muted|nomodule|noshade|novalidate|nowrap|open|playsinline|readonly|required|reversed|selected|webkitallowfullscreen|mozallowfullscreen|data-[\w-]+)$/i;
const ATTRIBUTES = /[\s/]+(?:[^\s<>/="']+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]*)|[^\s<>/="']+)/g;

export interface TagRules {
  /** Names of the elements that have a closing tag. */
  ended: ReadonlySet<string>;
  /** Whether the text was truncated, so that closing tags may be missing. */
  isCut: boolean;
}

export function tagRulesOf(markup: string, isCut: boolean): TagRules {
  const ended = new Set<string>();
  for (const [, name] of markup.matchAll(/<\/([a-z][^\s<>/]*)\s*>/gi)) ended.add(name!.toLowerCase());
  return { ended, isCut };
}

/** Whether a tag is markup, unlike the `<T>` in `Vec<T>` or the text between `a<b` and `c>d`. */
export function isMarkup(tag: string, { ended, isCut }: TagRules): boolean {
  const name = NAME.exec(tag)?.[1]?.toLowerCase();
  if (name === undefined) return true;
  const isKnown = HTML_ELEMENTS.has(name);
  const isPlausible = isKnown || /[:-]/.test(name);
  if (tag.startsWith('</')) return isPlausible;
  const inside = tag.slice(1 + name.length, -1);
  const attributes = inside.match(ATTRIBUTES) ?? [];
  const named = attributes.filter((one) => one.includes('='));
  if (named.length) return isPlausible || ended.has(name);
  if (attributes.some((one) => !BOOLEAN.test(one.replace(/^[\s/]+/, '')))) return false;
  if (!isPlausible) return false;
  return isCut || inside.endsWith('/') || ENDLESS_ELEMENTS.has(name) || ended.has(name);
}
