/** Parameters that tell where a reader came from, not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi)(?:=|$)/i;
const SECRET =
  /^((?:[^=]*[-_.])?(?:api|access|auth|private|feed)?(?:key|token|secret|password|passwd|pass|pwd|auth|sig|signature|hash))=.+$/i;

/** The absolute http or https URL without tracking parameters; null where there is none, as with `javascript:`. */
export function articleUrl(link: string, base: string): string | null {
  const url = link.trim() ? URL.parse(link.trim(), base) : null;
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

/** A feed's URL as it may be shown and stored: without user, password, and values of parameters that look like keys. */
export function publicUrl(configured: string): string {
  const url = withoutUser(configured);
  if (url.search) url.search = url.search.slice(1).replace(/[^&]+/g, (one) => one.replace(SECRET, '$1=***'));
  return url.href;
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
