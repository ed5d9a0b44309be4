import type { HttpRequest } from './http.js';

type Secretive = Pick<HttpRequest, 'headers' | 'url'>;

/** Shorter values are words such as `usd`, not keys. */
const MIN_SECRET_LENGTH = 5;

/** Removes the values of the request's headers, query and credentials from the text, because any of them may be a key. */
export function removeSecrets(text: string, request: Secretive): string {
  return secretsOf(request).reduce((scrubbed, secret) => scrubbed.replaceAll(secret, '…'), text);
}

/** An upstream's message, as one short line that is safe to show. */
export function snippet(body: Buffer, request: Secretive): string {
  const text = oneLine(body.subarray(0, 4000).toString('utf8'));
  // Scrubbed before it is truncated, because half a key is a leak, too.
  const safe = removeSecrets(text, request);
  const short = safe.length > 200 ? `${safe.slice(0, 199)}…` : safe;
  return short ? `"${short}"` : 'an empty body';
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
}

/** Values to remove, longest first, so that no part of a value remains. A header may contain a scheme besides the key. */
function secretsOf({ headers, url }: Secretive): string[] {
  const { searchParams, username, password } = new URL(url);
  const inHeaders = Object.values(headers ?? {}).flatMap((value) => [
    value,
    ...value.split(/\s+/),
    ...basic(value),
  ]);
  const plain = [...inHeaders, ...searchParams.values(), username, password];
  const all = new Set(plain.flatMap((value) => [value, encodeURIComponent(value)]));
  return [...all].filter((value) => value.length >= MIN_SECRET_LENGTH).sort((a, b) => b.length - a.length);
}

/** User and password of Basic authorization, which an upstream may echo in decoded form. */
function basic(header: string): string[] {
  const packed = /^Basic (\S+)$/i.exec(header)?.[1];
  if (!packed) return [];
  const pair = Buffer.from(packed, 'base64').toString('utf8');
  return [pair, ...pair.split(':')];
}
