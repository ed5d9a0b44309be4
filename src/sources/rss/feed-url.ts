import { createHash } from 'node:crypto';
import { TRACKING } from '../../domain/tracking.js';

/** Parameters that say what is read. The value of any other may be a key. */
const PLAIN =
  /^(?:author|cat|category|categories|channel|feed|format|keyword|lang|language|locale|outputtype|page|q|tag|tags|topic|type)=/i;

/** An address whose scheme was left out, not a file next to the feed. */
const HOST_ONLY = /^www\.[a-z\d-]+(?:\.[a-z\d-]+)+(?:[:/?#]|$)/i;

/** `&` as HTML writes it: links are escaped once more in CDATA, and where a feed escapes its texts twice. */
const AMPERSAND = /&(?:amp|#0*38|#x0*26);/gi;

/** The absolute http or https URL without tracking parameters; null where there is none, as with `javascript:`. */
export function articleUrl(link: string, base: string): string | null {
  const lines = link.trim().split(/[\r\n]+/);
  const text = lines
    .map((line) => line.trim())
    .join('')
    .replace(AMPERSAND, '&');
  const url = text ? URL.parse(HOST_ONLY.test(text) ? `https://${text}` : text, base) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  // By hand, because URLSearchParams would spell the other parameters anew.
  const parameters = url.search.slice(1).split('&');
  if (parameters.some((parameter) => TRACKING.test(parameter)))
    url.search = parameters.filter((parameter) => !TRACKING.test(parameter)).join('&');
  if (/^#utm_/i.test(url.hash)) url.hash = '';
  return url.href;
}

/** The URL that relative links of an element with this `xml:base` begin at. */
export function resolveBase(xmlBase: string | undefined, base: string): string {
  const url = xmlBase?.trim() ? URL.parse(xmlBase.trim(), base) : null;
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : base;
}

/** These publish feeds of other sites under their own name. */
const REPUBLISHERS =
  /(?:^|\.)(?:feedburner\.com|feedproxy\.google\.com|feedblitz\.com|feedpress\.(?:me|com))$/i;

/**
 * Where relative links of a document begin: at its own URL (RFC 3986, section 5.1.3). That of a republished one says nothing
 * of its site, which it names itself.
 */
export function baseOf(documentUrl: string, home: string | undefined): string {
  return REPUBLISHERS.test(new URL(documentUrl).hostname) ? resolveBase(home, documentUrl) : documentUrl;
}

/**
 * A feed's URL as it may be shown and stored: without user, password, and values of parameters that may be keys. A hash
 * tells apart those that differ in these alone.
 */
export function publicUrl(configured: string): string {
  const url = withoutUser(configured);
  const parameters = url.search.slice(1);
  url.search = parameters.replace(/[^&]+/g, (one) =>
    PLAIN.test(one) ? one : `${one.split('=')[0]!.slice(0, 20)}=***`,
  );
  return url.search.slice(1) === parameters ? url.href : `${url.href}#${shortHash(configured)}`;
}

/** What ids count within that are unique in their feed alone: host and path, and a hash of what may be a key. */
export function feedName(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname}${search && `?${shortHash(search)}`}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

export interface Request {
  url: string;
  headers: Record<string, string>;
}

/** A configured URL as a request: user and password travel in a header. */
export function requestFor(configured: string): Request {
  const { username, password } = new URL(configured);
  const url = withoutUser(configured).href;
  if (!username && !password) return { url, headers: {} };
  const pair = [username, password].map(decodeURIComponent).join(':');
  return { url, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

function withoutUser(configured: string): URL {
  const url = new URL(configured);
  url.username = '';
  url.password = '';
  return url;
}
