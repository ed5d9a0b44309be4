import type { IncomingMessage } from 'node:http';

/**
 * The target of a request as path and query. Some proxies send it in absolute form, `GET http://host/data`, and then its
 * host is the one that counts, whatever the Host header says: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
 */
export function originForm({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): string {
  const [, host, target = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (host === undefined) return url;
  headers.host = host;
  return target.startsWith('/') ? target : `/${target}`;
}
