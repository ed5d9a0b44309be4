import { createHash } from 'node:crypto';
import { TRACKING_PARAMETER } from '../../domain/tracking-parameter.js';

/** Parameters that select content. Values of all others may be keys. */
const PLAIN =
  /^(?:author|cat|category|categories|channel|feed|format|keyword|lang|language|locale|outputtype|page|q|tag|tags|topic|type)=/i;

/** A URL without its scheme, rather than a file next to the feed. */
const HOST_ONLY = /^www\.[a-z\d-]+(?:\.[a-z\d-]+)+(?:[:/?#]|$)/i;

/** `&` as HTML writes it: links are escaped once more in CDATA, and where a feed escapes its texts twice. */
const AMPERSAND = /&(?:amp|#0*38|#x0*26);/gi;

/** The absolute http or https URL without tracking parameters; null if there is none, as for `javascript:`. */
export function articleUrl(link: string, base: string): string | null {
  const lines = link.trim().split(/[\r\n]+/);
  const text = lines
    .map((line) => line.trim())
    .join('')
    .replace(AMPERSAND, '&');
  const url = text ? URL.parse(HOST_ONLY.test(text) ? `https://${text}` : text, base) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  // URLSearchParams would re-encode the other parameters.
  const parameters = url.search.slice(1).split('&');
  if (parameters.some((parameter) => TRACKING_PARAMETER.test(parameter)))
    url.search = parameters.filter((parameter) => !TRACKING_PARAMETER.test(parameter)).join('&');
  if (/^#utm_/i.test(url.hash)) url.hash = '';
  return url.href;
}

/** The base URL of relative links in an element with this `xml:base`. */
export function resolveBase(xmlBase: string | undefined, base: string): string {
  const url = xmlBase?.trim() ? URL.parse(xmlBase.trim(), base) : null;
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : base;
}

/** These publish feeds of other sites under their own name. */
const REPUBLISHERS =
  /(?:^|\.)(?:feedburner\.com|feedproxy\.google\.com|feedblitz\.com|feedpress\.(?:me|com))$/i;

/** The base URL of a document: its own URL (RFC 3986, section 5.1.3). A republished feed names its original site instead. */
export function baseOf(documentUrl: string, home: string | undefined): string {
  return REPUBLISHERS.test(new URL(documentUrl).hostname) ? resolveBase(home, documentUrl) : documentUrl;
}

/**
 * A feed's URL for display and storage: without user, password, and values that may be keys. A hash distinguishes URLs that
 * differ only in these.
 */
export function publicUrl(configured: string): string {
  const url = withoutUser(configured);
  const parameters = url.search.slice(1);
  url.search = parameters.replace(/[^&]+/g, (one) =>
    PLAIN.test(one) ? one : `${one.split('=')[0]!.slice(0, 20)}=***`,
  );
  return url.search.slice(1) === parameters ? url.href : `${url.href}#${shortHash(configured)}`;
}

/** The scope of ids that are unique only within their feed: host and path, and a hash of possible keys. */
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

/** The request for a configured URL: user and password are sent in a header. */
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
