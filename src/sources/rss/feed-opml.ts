import { decodeXML } from 'entities';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { feedOptions } from './feed-file-schema.js';

/** A subscription in an OPML file: http://opml.org/spec2.opml, section "Subscription lists". */
export interface Subscription {
  title: string | null;
  url: string;
  /** As in `FeedSettings`, in an attribute of our own, so that an exported feed keeps its state when it is imported. */
  name?: string | null;
  /** Settings as in a YAML file, also in attributes of our own. */
  options?: Readonly<Record<string, string>>;
}

/** OPML allows attributes of other namespaces. */
const PREFIX = 'kasparro:';

const NAME = `${PREFIX}name`;
const OPTIONS = Object.keys(feedOptions.shape);
type Outline = { [name: string]: unknown; outline?: Outline | Outline[] };
const MAX_DEPTH = 50;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  processEntities: false,
  maxNestedTags: 100,
});

/** The feeds in a subscription list, also in folders, without duplicates. @throws Error that names the fault and its line */
export function readOpml(xml: string): Subscription[] {
  const text = xml.replace(/^[\s\ufeff]+/, '');
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`line ${valid.err.line}, column ${valid.err.col}: ${valid.err.msg}`);
  const document = parser.parse(text) as { opml?: { body?: Outline } };
  if (!document.opml) throw new Error('line 1: expected OPML, whose root element is <opml>');
  const found = new Map<string, Subscription>();
  collect(document.opml.body, found, 0);
  return [...found.values()];
}

/** @param leftOut names of feeds that are not in the list, which a comment in the file mentions */
export function writeOpml(feeds: readonly Subscription[], leftOut: readonly string[] = []): string {
  const outlines = feeds.map(({ title, url, name, options }) => {
    const text = escape(title ?? url);
    const own = Object.entries({ ...(name && { name }), ...options })
      .map(([key, value]) => ` ${PREFIX}${key}="${escape(value)}"`)
      .join('');
    return `    <outline type="rss" text="${text}" title="${text}" xmlUrl="${escape(url)}"${own}/>\n`;
  });
  // A comment must not contain two hyphens.
  const names = leftOut.map((name) => name.replace(/--+|[<>]|-$/g, ' ').replace(/\p{Cc}/gu, ' '));
  const note = names.length ? `  <!-- Left out, because they may need keys: ${names.join(', ')} -->\n` : '';
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0" xmlns:kasparro="urn:kasparro:opml">\n  <head>\n    <title>Feeds of Kasparro</title>\n  </head>\n' +
    `${note}  <body>\n${outlines.join('')}  </body>\n</opml>\n`
  );
}

function collect(within: Outline | undefined, found: Map<string, Subscription>, depth: number): void {
  if (depth > MAX_DEPTH) throw new Error(`expected outlines at most ${MAX_DEPTH} deep`);
  const { outline = [] } = within ?? {};
  for (const one of Array.isArray(outline) ? outline : [outline]) {
    const url = attribute(one, 'xmlUrl');
    if (url) {
      const name = attribute(one, NAME);
      const title = attribute(one, 'title') ?? attribute(one, 'text');
      const options = Object.fromEntries(
        OPTIONS.flatMap((key) => {
          const value = attribute(one, `${PREFIX}${key}`);
          return value ? [[key, value]] : [];
        }),
      );
      const own = { ...(name && { name }), ...(Object.keys(options).length && { options }) };
      found.set(url, found.get(url) ?? { title, url, ...own });
    }
    collect(one, found, depth + 1);
  }
}

/** The case of the name is ignored, as some programs write `xmlurl`. */
function attribute(outline: Outline, name: string): string | null {
  const found = Object.keys(outline).find((key) => key.toLowerCase() === `@${name.toLowerCase()}`);
  const value = found === undefined ? undefined : outline[found];
  return (typeof value === 'string' && decodeXML(value).replace(/\s+/g, ' ').trim()) || null;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, ' ');
}
