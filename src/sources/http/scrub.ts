import type { HttpRequest } from './http.js';

/** The text without the values of the request's headers and of its query: any of them may be a key. */
export function scrub(text: string, { headers, url }: Pick<HttpRequest, 'headers' | 'url'>): string {
  const query = Array.from(new URL(url).searchParams.values());
  const secrets = [...Object.values(headers ?? {}), ...query].filter((value) => value.length >= 8);
  return secrets.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, '…'), text);
}

/** What an upstream said, in one short line that is safe to show. */
export function snippet(body: Buffer, request: Pick<HttpRequest, 'headers' | 'url'>): string {
  const text = body.subarray(0, 2000).toString('utf8').replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
  const short = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return short ? `"${scrub(short, request)}"` : 'an empty body';
}
