/** Our prefixes for namespaces, whatever prefixes a feed uses; the feed formats themselves need none. */
const PREFIXES: Readonly<Record<string, string>> = {
  'www.w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'www.rssboard.org/rss-specification': '',
  'purl.org/net/rss1.1': '',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/dc': 'dc',
  'purl.org/rss/1.0/modules/dcterms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'search.yahoo.com/mrss': 'media',
  'www.rssboard.org/media-rss': 'media',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'www.w3.org/1999/xhtml': 'xhtml',
  'www.w3.org/xml/1998/namespace': 'xml',
};

/** The prefix for a namespace; undefined if it is not read. */
function prefixOf(uri: string): string | undefined {
  const bare = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
  return Object.hasOwn(PREFIXES, bare) ? PREFIXES[bare] : undefined;
}

/** The names of a document's elements and attributes, by namespace. */
export class XmlNames {
  private readonly prefixes = new Map<string, string>();

  /** A declaration applies from its position to the end of the document. */
  declare(attribute: string, uri: string): void {
    const prefix = /^xmlns:(.{1,50})$/i.exec(attribute)?.[1];
    if (prefix !== undefined) this.prefixes.set(prefix, prefixOf(uri) ?? prefix);
  }

  isDeclared(prefix: string): boolean {
    return this.prefixes.has(prefix) || prefix === 'xml' || prefix === 'xmlns';
  }

  /** @param namespace prefix for elements that have none */
  of(name: string, namespace: string): string {
    const colon = name.indexOf(':');
    if (colon === -1) return namespace ? `${namespace}:${name}` : name;
    const prefix = name.slice(0, colon);
    const local = name.slice(colon + 1);
    const canonical = this.prefixes.get(prefix) ?? (prefix === 'rss' ? '' : prefix);
    return canonical ? `${canonical}:${local}` : local;
  }
}

/**
 * The prefix for elements without one below an `xmlns`. Feeds often declare another format or an extension for the whole
 * document, which is ignored.
 */
export function defaultNamespace(uri: string): string {
  const prefix = prefixOf(uri);
  return prefix === undefined || prefix === 'atom' || prefix === 'rdf' ? '' : prefix;
}
