import { LIMITS } from '../../domain/limits.js';
import { plainText } from './feed-text.js';
import { children, get, mediaHolders, pick, textOf, texts } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

const MAIL = String.raw`(?:mailto:)?[^\s()<>,;@]+@[^\s()<>,;@]+`;
const MAIL_ONLY = new RegExp(`^<?${MAIL}>?$`, 'i');
const NO_REPLY = /^<?(?:mailto:)?(?:no-?_?reply|do-?not-?reply|donotreply|noemail|nobody|webmaster)@/i;
const MAIL_THEN_NAME = new RegExp(String.raw`${MAIL}\s*\(([^()]+)\)`, 'gi');
const NAME_THEN_MAIL = new RegExp(
  String.raw`\s*(?:\(\s*${MAIL}\s*\)|<\s*${MAIL}\s*>|&lt;\s*${MAIL}\s*&gt;)`,
  'gi',
);

/** After a name, the address of its site: `TavernCast: www.taverncast.com`. */
const TRAILING_SITE = /(?<=\p{L})[\s:,|(–-]+(?:https?:\/\/|www\.)[^\s()]+\)?$/iu;

/**
 * The authors of an item: its own, else those of the feed it was taken from, else those of this feed (RFC 4287, section
 * 4.2.1). A person takes precedence over an e-mail address, and this over a no-reply address.
 */
export function authorsOf(node: Xml, feedAuthor: Xml | undefined): string[] {
  const own = peopleIn(children(node, 'author'));
  const named = texts(node, 'dc:creator', 'itunes:author', 'dc:author');
  // A person credited by Media RSS may be the photographer.
  const credited = named.some((name) => name.trim()) ? named : creditsOf(node);
  const source = children(node, 'source').flatMap((one) => peopleIn(children(one, 'author')));
  const inherited = feedAuthor === undefined ? [] : peopleIn([feedAuthor].flat());
  return bestOf([own, credited, source, inherited]);
}

/** The first group that contains a person, or else an address. */
export function bestOf(groups: readonly (readonly string[])[]): string[] {
  const named = groups.map((group) => distinct(group.map(nameOf)));
  const [own = [], credited = []] = named;
  const people = named.map((group) => group.filter((name) => !MAIL_ONLY.test(name)));
  if (people[0]?.length) return named[0]!;
  if (people[1]?.length) return people[1];
  const reached = distinct([...own, ...credited]).filter((name) => !NO_REPLY.test(name));
  return reached.length
    ? reached
    : (people.find((group) => group.length) ?? named.find((group) => group.length) ?? []);
}

/** Without duplicates, ignoring case: feeds repeat a name in several elements. */
function distinct(names: readonly string[]): string[] {
  return [...Map.groupBy(names.filter(Boolean), (name) => name.toLowerCase()).values()].map(
    ([name]) => name!,
  );
}

/** RSS requires an address with the name in parentheses; some feeds reverse them or omit one. */
function nameOf(author: string): string {
  const text = plainText(author, LIMITS.author).replace(TRAILING_SITE, '');
  if (!text.includes('@')) return text;
  const name = text
    .replace(MAIL_THEN_NAME, '$1')
    .replace(NAME_THEN_MAIL, '')
    .replace(/^["']\s*(.*?)\s*["']$/, '$1')
    .replace(/^mailto:/i, '')
    .trim();
  return name || text.replace(/^<|>$/g, '');
}

function peopleIn(people: readonly Xml[]): string[] {
  return people.map((person) => pick(person, 'name', 'email') ?? (hasParts(person) ? '' : textOf(person)));
}

function hasParts(person: Xml): boolean {
  return ['name', 'email', 'uri', 'url'].some((part) => get(person, part) !== undefined);
}

/** Authors from Media RSS. */
function creditsOf(node: Xml): string[] {
  return mediaHolders(node)
    .flatMap((holder) => children(holder, 'media:credit'))
    .filter((credit) => /^author$/i.test(pick(credit, '@role') ?? ''))
    .map(textOf);
}
