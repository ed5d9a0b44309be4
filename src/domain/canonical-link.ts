import { TRACKING_PARAMETER } from './tracking-parameter.js';

/** Publishers' own tracking parameters, which are kept in links but do not distinguish articles. */
const CAMPAIGN =
  /^(?:at_(?:medium|campaign|link\w*|format|ptr_name)|ns_(?:mchannel|source|campaign|linkname|fee)|cmp|cmpid|ncid|smid|emc|ftag|soc_(?:src|trk)|guccounter|guce_\w+|mkt_tok|vero_id|oly_(?:enc|anon)_id|twclid|ttclid|li_fat_id|hsa_\w+|pk_\w+|mtm_\w+|ref_(?:src|url)|__twitter_impression|amp|outputtype|xtor|\.tsrc|wt_mc|ito|ftcamp|feedname)(?:=|$)/i;
/** Parameters that say the link is from a feed: Medium writes `source=rss----1a2b---4`. */
const FROM_FEED =
  /^(?:cid|feedtype|from|medium|mod|partner|ref|referrer|source|src|traffic_source|via)=rss(?![a-z])|^rss(?:=(?:1|true)?)?$/i;
/** Parameters that may name a referrer or an article. If the value is a number, it is taken for an article. */
const REFERRER = /^(?:ref|referrer|src|source|via|partner|mod)=[a-z][a-z_.-]*$/i;
const IGNORED = [TRACKING_PARAMETER, CAMPAIGN, REFERRER, FROM_FEED];
const MOBILE = /^(?:www|m|mobile|amp)\.(?=[^.]+\.)/;

/**
 * Normalises a link so that links to the same article in different feeds are equal: ignores the scheme, `www`, mobile and
 * AMP variants, tracking parameters, redirects that count clicks, and the order of parameters. Null for a link to a whole
 * site, which identifies no article.
 */
export function canonicalLink(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  const behind = urlBehind(url);
  if (behind) return canonicalLink(behind.href);
  const query = url.search
    .slice(1)
    .split('&')
    .filter((one) => one && !IGNORED.some((pattern) => pattern.test(one)))
    .sort()
    .join('&');
  const path = pathOf(url.pathname);
  const fragment = fragmentOf(url.hash);
  if (!path && !query && !fragment) return null;
  return `${url.host.replace(MOBILE, '').replace(MOBILE, '')}${path}${query && `?${query}`}${fragment}`;
}

/** The publisher's URL in a link to an AMP cache or to a page that counts clicks; null for other links. */
export function urlBehind(url: URL): URL | null {
  const target = URL.parse(ampOrigin(url) ?? redirectTarget(url) ?? '');
  return target && ['http:', 'https:'].includes(target.protocol) ? target : null;
}

/**
 * The publisher's URL behind a URL of an AMP cache or of Google's AMP viewer.
 * https://developers.google.com/amp/cache/overview#amp-cache-url-format
 */
function ampOrigin({ hostname, pathname, search }: URL): string | null {
  const path = hostname.endsWith('.cdn.ampproject.org')
    ? /^\/[a-z]\/(s\/)?(.+)$/.exec(pathname)
    : /^(?:www\.)?google\.[a-z.]+$/.test(hostname)
      ? /^\/amp\/(s\/)?(.+)$/.exec(pathname)
      : null;
  return path && `http${path[1] ? 's' : ''}://${path[2]}${search}`;
}

/** The publisher's URL in a link that counts clicks: those of Google Alerts and of Google's and Bing's news. */
function redirectTarget({ hostname, pathname, searchParams }: URL): string | null {
  if (/^(?:www\.|news\.)?google\.[a-z.]+$/.test(hostname) && /^(?:\/news)?\/url$/.test(pathname))
    return searchParams.get('url') ?? searchParams.get('q');
  const isBing = /^(?:www\.)?bing\.com$/.test(hostname) && pathname === '/news/apiclick.aspx';
  return isBing ? searchParams.get('url') : null;
}

function pathOf(pathname: string): string {
  return pathname
    .replace(/%([0-9a-f]{2})/gi, (code, hex: string) => {
      const character = String.fromCharCode(parseInt(hex, 16));
      return /[\w.~-]/.test(character) ? character : code.toUpperCase();
    })
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\.amp(?=(?:\.html)?\/*$)/, '')
    .replace(/(?<=.)\/amp\/*$/, '')
    .replace(/\/+$/, '');
}

/** A fragment may identify an article within a page, except for a number, which only counts editions. */
function fragmentOf(hash: string): string {
  return /^#(?:\d*$|utm_|xtor=|ref=|rss|:~:)/i.test(hash) ? '' : hash;
}
