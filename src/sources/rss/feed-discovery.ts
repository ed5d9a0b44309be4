import { decodeHTMLStrict } from 'entities';

/** A feed linked from an HTML page: https://www.rssboard.org/rss-autodiscovery */
export interface NamedFeed {
  url: string;
  title: string | null;
  type: string;
}

const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)$|^text\/xml$/;
const TAG = /<(link|base)\s([^>]{0,2000})>/gi;
const ATTRIBUTE = /([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g;
/** Feeds are linked in the head, which may be long. */
const READ = 500_000;
const MAX_NAMED = 20;

/** The feeds linked from a page, without duplicates, in order; none if it is not a page. */
export function feedsNamedIn(html: string, pageUrl: string): NamedFeed[] {
  const page = html
    .slice(0, READ)
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1|$)/gi, '');
  if (!/<(?:html|head|body|link|!doctype html)\b/i.test(page.slice(0, 5000))) return [];
  const tags = Array.from(page.matchAll(TAG), ([, name, inside]) => ({
    name: name!.toLowerCase(),
    of: attributesOf(inside!),
  }));
  const base = URL.parse(tags.find(({ name }) => name === 'base')?.of.href ?? '', pageUrl)?.href ?? pageUrl;
  const found = new Map<string, NamedFeed>();
  for (const { name, of } of tags) {
    const { rel = '', href, title } = of;
    // A type may have parameters: `application/rss+xml; charset=utf-8`.
    const type = (of.type ?? '').split(';')[0]!.trim().toLowerCase();
    if (name !== 'link' || !href || !/(?:^|\s)alternate(?:\s|$)/i.test(rel) || !FEED_TYPE.test(type))
      continue;
    const url = URL.parse(href.trim(), base);
    if (!url || !['http:', 'https:'].includes(url.protocol) || found.has(url.href)) continue;
    found.set(url.href, {
      url: url.href,
      title: title?.trim().slice(0, 300) || null,
      type,
    });
    if (found.size === MAX_NAMED) break;
  }
  return [...found.values()];
}

function attributesOf(inside: string): Record<string, string> {
  const found = Array.from(inside.matchAll(ATTRIBUTE), ([, name, ...values]) => {
    const value = values.find((one) => one !== undefined) ?? '';
    return [name!.toLowerCase(), decodeHTMLStrict(value)];
  });
  return Object.fromEntries(found) as Record<string, string>;
}
